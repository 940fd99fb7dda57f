import { expect, it } from "vitest";
import { createSetupToken, hashSetupToken, judgeSetupToken, SETUP_ENDS, type SetupToken } from "./setup-token.ts";

const TOKEN: SetupToken = { hash: "h", expiresAtMs: 1000, endedBy: undefined };

it("is good until it expires, while nobody has an account", () => {
  expect(judgeSetupToken(TOKEN, false, 999)).toBe("GOOD");
  expect(judgeSetupToken(TOKEN, false, 1000)).toBe("EXPIRED");
});

it("never counts when somebody has an account, even one that was not ended", () => {
  expect(judgeSetupToken(TOKEN, true, 0)).toBe("USED");
});

it.each(SETUP_ENDS)("never counts again when it ended as %s", (endedBy) => {
  expect(judgeSetupToken({ ...TOKEN, endedBy }, false, 0)).not.toBe("GOOD");
});

it("is unknown to whoever guesses, whether or not somebody has an account", () => {
  expect([judgeSetupToken(undefined, false, 0), judgeSetupToken(undefined, true, 0)]).toEqual(["UNKNOWN", "UNKNOWN"]);
});

it("is random, and kept as a hash alone", () => {
  const tokens = Array.from({ length: 100 }, createSetupToken);
  expect(new Set(tokens).size).toBe(100);
  for (const token of tokens) expect(hashSetupToken(token)).not.toContain(token);
});
