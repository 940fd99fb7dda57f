import type { RegisteredPlace } from "@biometricflow/schema/registry";
import { isOtherPlace, type PlaceIdentity } from "./place-identity.ts";

/** Whether the router reaches a place. */
export type PlaceStatus = "ONLINE" | "DEGRADED" | "OFFLINE" | "DISABLED";

/** What the router knows of a place at some instant; instants are milliseconds since 1970, 0 for never. */
export interface PlaceFacts {
  /** Whether the router's socket to the place is up, and when it last broke; `undefined` without any socket. */
  readonly link: { readonly isUp: boolean; readonly downAtMs: number } | undefined;
  /** What the servers at its URLs said they are. */
  readonly identities: readonly PlaceIdentity[];
  /** When a request was last answered. */
  readonly answeredAtMs: number;
  /** When a request last failed. */
  readonly failedAtMs: number;
}

const SIGN_LASTS_MS = 15_000; // an answer or fault of a single request says so long something about now

/** The socket says most; a request that was answered after the socket broke says that the place is not all gone. */
export function judgeStatus(place: RegisteredPlace, facts: PlaceFacts, nowMs: number): PlaceStatus {
  const { link, identities, answeredAtMs, failedAtMs } = facts;
  if (!place.enabled) return "DISABLED";
  if (isMisplaced(place, identities)) return "OFFLINE";
  if (link?.isUp === true) {
    const hasFailed = failedAtMs > answeredAtMs && nowMs - failedAtMs < SIGN_LASTS_MS;
    return hasFailed ? "DEGRADED" : "ONLINE";
  }
  const answeredSince = Math.max(failedAtMs, link?.downAtMs ?? 0);
  return answeredAtMs > answeredSince && nowMs - answeredAtMs < SIGN_LASTS_MS ? "DEGRADED" : "OFFLINE";
}

/** True when some server at the place's address says that it is another place. */
export function isMisplaced(place: RegisteredPlace, identities: readonly PlaceIdentity[]): boolean {
  return identities.some((identity) => isOtherPlace(identity, place));
}
