import { expect, it } from "vitest";
import { decideRefresh, endSession, isAlive, REPEAT_WINDOW_MS, SESSION_IDLE_MS, startSession } from "./session.ts";

const session = { ...startSession("s", "account/hr", 0), generation: 3, refreshedAtMs: 1000 };

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
  expect(isAlive(session, 1000 + SESSION_IDLE_MS - 1)).toBe(true);
  expect(decideRefresh(session, 3, 1000 + SESSION_IDLE_MS)).toEqual({ kind: "REFUSED", session });
});

it("keeps its first end", () => {
  const ended = endSession(session, "SIGN_OUT", 10);
  expect(endSession(ended, "REUSE", 20)).toBe(ended);
});
