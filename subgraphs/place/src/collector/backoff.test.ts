import { expect, it } from "vitest";
import { type RetryTimes, toRetryDelayMs } from "./backoff.ts";
import { DEFAULT_TIMING } from "./reader-plan.ts";
import { RETRY_TIMES, type RetryKind } from "./retry-times.ts";

const USUAL = RETRY_TIMES.USUAL;

it.each([
  [1, 0, 250],
  [1, 0.999999, 500],
  [2, 0, 500],
  [4, 0, 2_000],
  [5, 0, 2_500],
  [1_000, 0, 2_500],
])("waits after failure %i with chance %f for %i ms", (failures, random, expected) => {
  expect(toRetryDelayMs({ failures, times: USUAL }, random)).toBe(expected);
});

/** The shortest waits after the first failures, and after many, in seconds. */
const PATIENCE: Readonly<Record<Exclude<RetryKind, "USUAL">, readonly [number, number, number]>> = {
  DEVICE_BUSY: [0.5, 1, 15],
  DEVICE_AUTH_FAILED: [9, 18, 810],
  DEVICE_PUSH_ONLY: [54, 108, 810],
  DEVICE_UNSUPPORTED_FIRMWARE: [54, 108, 810],
  DEVICE_LOG_NOT_OFFERED: [108, 216, 540],
  DEVICE_PLACE_UNDECIDED: [0.25, 0.5, 1],
  DEVICE_AT_OTHER_PLACE: [1, 2, 5],
  DEVICE_REPLACED: [60, 60, 60],
  DEVICE_DUPLICATE: [60, 60, 60],
};

it.each(Object.entries(PATIENCE))("is patient after %s: %j", (kind, expected) => {
  const times = new Map(Object.entries<RetryTimes>(DEFAULT_TIMING.retries)).get(kind);
  const waits = [1, 2, 1_000].map((failures) => toRetryDelayMs({ failures, times: times ?? USUAL }, 0) / 1_000);
  expect(waits).toEqual(expected);
});
