import { expect, it } from "vitest";
import { isGrown } from "./table-growth.ts";

it.each([
  [0, 999, false],
  [0, 1_000, true],
  [1_000, 1_500, false],
  [3_999, 4_000, true],
  [900, 70_000, true],
  [64_000, 255_999, false],
])("a table of %i rows that has %i has become another one: %s", (before, after, is) => {
  expect(isGrown(before, after)).toBe(is);
});
