import { expect, it } from "vitest";
import { encodeCommKey } from "./comm-key.ts";

/** Computed with fananimi/pyzk's make_commkey, tick 50. */
const OBSERVED: readonly [key: number, sessionId: number, word: string][] = [
  [12345, 0x1234, "6de1326b"],
  [0, 0x0001, "617d3279"],
  [1, 0x0100, "61fd3278"],
  [123456, 0xbeef, "297f3247"],
  [999999, 0xffff, "22813296"],
];

it.each(OBSERVED)("encodes key %i under session %i", (key, sessionId, word) =>
  expect(encodeCommKey(key, sessionId).toString("hex")).toBe(word),
);

it("keeps 32 bits when the session carries over the reversed key", () => {
  // Reversed 0xFFFFFFFF plus 1 is 0: only the pattern 5A 4B 53 4F is left, halves swapped, under the tick.
  expect(encodeCommKey(0xffffffff, 1).toString("hex")).toBe("617d3279");
});

it.each([-1, 1.5, 0x1_0000_0000, Number.NaN])("refuses %d as a key", (key) =>
  expect(() => encodeCommKey(key, 0)).toThrow(TypeError),
);
