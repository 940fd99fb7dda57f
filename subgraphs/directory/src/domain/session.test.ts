import { expect, it } from "vitest";
import {
  ACCESS_TOKEN_SECONDS,
  DEFAULT_SESSION_LIMITS as limits,
  decideRefresh as decide,
  endSession,
  isAlive,
  REPEAT_WINDOW_MS,
  startSession,
  toSessionEnds,
  toTokenSeconds,
  type Session,
} from "./session.ts";

const session = { ...startSession({ id: "s", subject: "account/hr" }, 0), generation: 3, refreshedAtMs: 1000 };
const decideRefresh = (known: Session | undefined, generation: number, nowMs: number) =>
  decide(known, generation, { nowMs, limits });

it("takes the newest token and moves on", () => {
  expect(decideRefresh(session, 3, 5000)).toEqual({
    kind: "ACCEPTED",
    session: { ...session, generation: 4, refreshedAtMs: 5000 },
  });
});

it("answers the token before with the same successor within the window", () => {
  expect(decideRefresh(session, 2, 1000 + REPEAT_WINDOW_MS)).toEqual({ kind: "ACCEPTED", session });
});

it.each([
  ["the token before, later", 2, 1001 + REPEAT_WINDOW_MS],
  ["an older token, at once", 1, 1000],
  ["a token that was never given", 4, 1000],
])("ends the session for %s", (_name, generation, nowMs) => {
  const decision = decideRefresh(session, generation, nowMs);
  expect(decision).toEqual({ kind: "REUSED", session: { ...session, endedAtMs: nowMs, endedBy: "REUSE" } });
  expect(decideRefresh(decision.session, 3, nowMs).kind).toBe("REFUSED");
});

it("refuses an unknown session", () => {
  expect(decideRefresh(undefined, 0, 0)).toEqual({ kind: "REFUSED" });
});

it("is over when it was not refreshed for thirty days", () => {
  expect(limits.idleMs).toBe(30 * 86_400_000);
  expect(isAlive(session, 1000 + limits.idleMs - 1, limits)).toBe(true);
  expect(decideRefresh(session, 3, 1000 + limits.idleMs)).toEqual({ kind: "REFUSED", session });
});

it("is over ninety days after its sign-in, however much it is used, and no token outlives it", () => {
  const endsAtMs = 90 * 86_400_000;
  const used = { ...session, refreshedAtMs: endsAtMs - 60_500 };
  expect(toSessionEnds(used, limits)).toEqual({ idleAtMs: endsAtMs, atMs: endsAtMs });
  expect(toTokenSeconds(session, 1000, limits)).toBe(ACCESS_TOKEN_SECONDS);
  expect(toTokenSeconds(used, endsAtMs - 60_500, limits)).toBe(60);
  expect(isAlive(used, endsAtMs - 1, limits)).toBe(true);
  expect(isAlive(used, endsAtMs, limits)).toBe(false);
  expect(decideRefresh(used, 3, endsAtMs)).toEqual({ kind: "REFUSED", session: used });
});

it("keeps its first end", () => {
  const ended = endSession(session, "SIGN_OUT", 10);
  expect(endSession(ended, "REUSE", 20)).toBe(ended);
});
