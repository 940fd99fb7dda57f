import { expect, it } from "vitest";
import { toAxisTop, toTickStep } from "./scale.ts";

it.each([
  [0, 4],
  [4, 4],
  [5, 8],
  [7, 8],
  [9, 12],
  [43, 60],
  [100, 100],
  [101, 200],
])("an axis for %i ends at %i", (most, top) => {
  expect(toAxisTop(most)).toBe(top);
});

it("words stand under an axis as close as they fit", () => {
  expect(toTickStep(["1", "28"], 40)).toBe(1);
  expect(toTickStep(["1", "28"], 12)).toBe(2);
  expect(toTickStep(["Wednesday"], 20)).toBe(4);
  expect([toTickStep([], 0), toTickStep([""], 100)]).toEqual([8, 1]);
});
