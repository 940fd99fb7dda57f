import { expect, it } from "vitest";
import { toRetryDelayMs } from "./backoff.ts";

const STATE = { failures: 1, code: undefined, firstRetryMs: 500, lastRetryMs: 5_000 } as const;

it.each([
  [1, 0, 250],
  [1, 0.999999, 500],
  [2, 0, 500],
  [4, 0, 2_000],
  [5, 0, 2_500],
  [1_000, 0, 2_500],
])("waits after failure %i with chance %f for %i ms", (failures, random, expected) => {
  expect(toRetryDelayMs({ ...STATE, failures }, random)).toBe(expected);
});

it.each([
  ["DEVICE_AUTH_FAILED", 5_000],
  ["DEVICE_UNSUPPORTED_FIRMWARE", 30_000],
  ["DEVICE_UNREACHABLE", 250],
] as const)("waits after %s at least %i ms", (code, expected) => {
  expect(toRetryDelayMs({ ...STATE, code }, 0)).toBe(expected);
});
