import { expect, it } from "vitest";
import { toBackoffMs } from "./backoff.ts";

it.each([
  [1, 0, 125],
  [1, 0.999_999, 250],
  [2, 0, 250],
  [6, 0, 4_000],
  [1_000, 0.999_999, 8_000],
])("waits before try %i at random %f for %i ms", (attempt, random, ms) => {
  expect(toBackoffMs(attempt, random)).toBe(ms);
});
