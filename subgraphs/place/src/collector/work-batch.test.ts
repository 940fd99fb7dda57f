import { expect, it } from "vitest";
import { createWorkBatch } from "./work-batch.ts";

/** The size that settles where each row takes so long. */
function settleAt(msOfRow: number): number {
  const batch = createWorkBatch();
  for (let turn = 0; turn < 30; turn++) batch.learn(batch.rows, batch.rows * msOfRow);
  return batch.rows;
}

it("takes as many rows at once as take about 20 ms", () => {
  expect(settleAt(0.025)).toBe(800);
  expect(settleAt(0.032)).toBe(625);
});

it("takes never so few that a busy machine gets busier, nor so many that a turn may become long", () => {
  expect(settleAt(10)).toBe(500);
  expect(settleAt(0.0001)).toBe(1_000);
});

it("learns nothing from a turn without rows", () => {
  const batch = createWorkBatch();
  batch.learn(0, 500);
  expect(batch.rows).toBe(500);
});
