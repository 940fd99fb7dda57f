import { expect, it } from "vitest";
import { detectRecordSize } from "./record-size.ts";

const SIZES = [40, 16, 8] as const;

it.each([
  ["an exact count of the usual size", 4_000, 100, 40],
  ["an exact count of a size that divides less well", 80, 5, 16],
  ["an exact count of the smallest size", 80, 10, 8],
  ["a count that is one too high", 80, 3, 40],
  ["a count that is one too low", 80, 1, 40],
  ["a count that is one too high for rows of 16", 1_600, 101, 16],
  ["no count", 80, 0, 40],
  ["rows that only the smallest size divides", 24, 4, 8],
  ["a count left far behind", 40 * 1_000, 999, 40],
])("finds the size from %s", (_name, payloadBytes, count, size) =>
  expect(detectRecordSize(payloadBytes, count, SIZES)).toBe(size),
);

it("gives no size for an empty log, whatever the count says", () => {
  expect(detectRecordSize(0, 5, SIZES)).toBeUndefined();
});

it.each([
  ["no size divides", 41, 1],
  ["the count says another size that happens to be divisible", 48 * 1_000, 1_000],
])("guesses nothing when %s", (_name, payloadBytes, count) =>
  expect(() => detectRecordSize(payloadBytes, count, SIZES)).toThrow(expect.objectContaining({ code: "BAD_RECORD" })),
);
