import type { SigningKey } from "@biometricflow/service/identity/keys";
import { ATTENDANCE_ISSUER, createTokenSigner, TOKEN_USES } from "@biometricflow/service/identity/token";
import type { Log } from "@biometricflow/service/observe/log";
import type { FeedKeeper } from "../domain/follow/feed-keeper.ts";
import { DEFAULT_FOLLOW_TIMING, followFeed } from "./follower.ts";

/** What following every place needs. */
export interface FollowPlacesOptions {
  readonly places: readonly { readonly id: string; readonly url: string }[];
  /** The one of now. */
  readonly signingKey: () => SigningKey;
  readonly keeper: FeedKeeper;
  readonly log: Log;
}

const TOKEN_SECONDS = 60;

/** Follows every place, each by itself: one that is away keeps no other waiting. @returns the end of it */
export function followPlaces({ places, signingKey, keeper, log }: FollowPlacesOptions): () => Promise<void> {
  const sign = createTokenSigner({ key: signingKey, issuer: ATTENDANCE_ISSUER });
  const subject = { sub: ATTENDANCE_ISSUER, sid: ATTENDANCE_ISSUER, role: "VIEWER" } as const;
  const stops = places.map(({ id, url }) => {
    const terms = { use: TOKEN_USES.feed(id), expiresInSeconds: TOKEN_SECONDS };
    const authorize = () => `Bearer ${sign({ ...subject, places: [id] }, terms)}`;
    return followFeed({ source: { placeId: id, url, authorize }, keeper, timing: DEFAULT_FOLLOW_TIMING, log });
  });
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
