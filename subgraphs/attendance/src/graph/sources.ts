import { toDateTime } from "@biometricflow/subgraph/date-time";
import type { FollowedFeeds } from "../domain/follow/followed-feed.ts";

/** How far a place was taken in, in the words of the graph. */
export interface SourceReport {
  readonly place: { readonly id: string };
  readonly asOf: string | null;
  readonly pending: number | null;
}

/** Of each of the places, in their order. */
export async function reportSources(
  feeds: FollowedFeeds,
  placeIds: readonly string[],
): Promise<readonly SourceReport[]> {
  const followed = new Map((await feeds.list()).map((feed) => [feed.placeId, feed]));
  return placeIds.map((id) => {
    const feed = followed.get(id);
    const pending = feed === undefined ? null : Math.max(0, feed.headSeq - feed.seq);
    return { place: { id }, asOf: toDateTime(feed?.asOfMs), pending };
  });
}
