import { expect, it } from "vitest";
import { createHourly } from "./hourly.ts";

const HOUR_MS = 3_600_000;

it("tells once in each hour in which something comes, and nothing of the first one, nor of those in which nothing does", () => {
  const told: number[] = [];
  let nowMs = 5 * HOUR_MS + 1;
  const onMessage = createHourly(
    () => told.push(nowMs),
    () => nowMs,
  );
  for (const atMs of [5.9, 6, 6.5, 6.9, 9.1, 9.2].map((hours) => hours * HOUR_MS)) {
    nowMs = atMs;
    onMessage({ data: {} });
  }
  expect(told).toEqual([6 * HOUR_MS, 9.1 * HOUR_MS]);
});

it("tells nothing of a message of errors alone, and does of the next one that shows something", () => {
  let told = 0;
  let nowMs = 0;
  const onMessage = createHourly(
    () => told++,
    () => nowMs,
  );
  nowMs = HOUR_MS;
  for (const message of [{}, { data: null }]) onMessage(message);
  expect(told).toBe(0);
  onMessage({ data: {} });
  expect(told).toBe(1);
});
