/** Somebody whom a place erases, and what its feed tells of people. */
import type { FeedChange, FedPunch } from "../../../subgraphs/attendance/src/domain/follow/feed-page.ts";
import { toErasureKey, toPinHash } from "../../../subgraphs/place/src/domain/erasure/erased-people.ts";

export const PIN = "83516207";
/** Of somebody else: ours begins with it. */
export const SHORT = "8351";
export const NAME = "Zyxwarda Qumbly";
export const WORDS = [PIN, NAME, "zyxwarda"];
export const PSEUDONYM = "erased-x1";
export const NOW_MS = Date.parse("2026-11-26T12:00:00Z");
export const FORGOTTEN = (() => {
  const key = toErasureKey(Buffer.alloc(32, 7), "riyadh", "e");
  const hash = toPinHash(key, PIN);
  return { kind: "FORGOTTEN", pseudonym: PSEUDONYM, hash, key: key.toString("base64url") } as const;
})();

export const enrol = (pin: string, name: string): FeedChange => ({ kind: "USER", pin, name });
export const punch = (placeId: string, pin: string, day: number): FeedChange => {
  const localTime = `2026-11-${String(day).padStart(2, "0")}T08:00:00`;
  const digest = `${placeId}-${pin === PIN ? "own" : pin}-${day}`;
  const row: FedPunch = {
    ...{ digest, id: `${placeId}/${digest}`, readerId: `${placeId}/gate-1`, pin, localTime, stateCode: 0 },
    ...{ atMs: Date.parse(`${localTime}Z`), verifyCode: 1, channel: "LIVE", setAside: null, copies: 1 },
    receivedAtMs: NOW_MS,
  };
  return { kind: "ROW", row, isRevised: false };
};
