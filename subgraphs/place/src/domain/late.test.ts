import { expect, it } from "vitest";
import { isLate } from "./late.ts";

const AT = Date.UTC(2026, 0, 1);

it.each([
  ["LIVE", 0, false, false],
  ["LIVE", 60_000, false, false],
  ["LIVE", 60_001, false, true],
  ["PUSH", 60_001, false, true],
  ["PUSH", 1, false, false],
  ["READ", 1, false, true],
  ["READ", 1, true, false],
  ["READ", 90_000_000, true, false],
] as const)("judges %s after %i ms, first read %s, as %s", (channel, afterMs, isFirstRead, expected) => {
  expect(isLate({ atMs: AT, receivedAtMs: AT + afterMs, channel, isFirstRead })).toBe(expected);
});
