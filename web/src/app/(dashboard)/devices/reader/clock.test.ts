import { expect, it } from "vitest";
import { toClockPoints } from "./clock.ts";

const points = (...drifts: readonly number[]) => toClockPoints(drifts.map((driftSeconds) => ({ driftSeconds })));

it("draws the oldest at the left, ahead above and behind below, the largest at the edge", () => {
  expect(points(-4, 1, 0)).toEqual([
    { across: 0, up: 0 },
    { across: 0.5, up: 0.5 },
    { across: 1, up: -1 },
  ]);
});

it("draws a clock that is right in the middle, and one reading at the right", () => {
  expect(points(0)).toEqual([{ across: 1, up: 0 }]);
  expect(points()).toEqual([]);
});
