import { expect, it } from "vitest";
import type { ClockEntry } from "./clock-change.ts";
import { toClockThen } from "./clock-evidence.ts";

const U = { uncertaintyMs: 510 };
/** Five minutes ahead from 0 on, set right between 995 s and 1,000 s. */
const HISTORY: readonly ClockEntry[] = [
  { kind: "SET", atMs: 1_000_000, driftMs: 0, sinceMs: 995_000, stepMs: -300_000, ...U },
  { kind: "FIRST", atMs: 0, driftMs: 300_000, ...U },
];
const then = (atMs: number | undefined, more: { receivedAtMs?: number; isLive?: boolean } = {}) =>
  toClockThen(HISTORY, { atMs, receivedAtMs: 5_000_000, isLive: false, ...more });

it("says what the clock was worth when a row was written, before and after it was set", () => {
  expect(then(600_000)).toEqual({ atMs: 0, driftMs: 300_000, ...U, isSure: true });
  expect(then(1_400_000)).toEqual({ atMs: 1_000_000, driftMs: 0, ...U, isSure: true });
});

it.each([700_000, 997_000, 1_200_000, 1_300_000])(
  "is not sure of a row of a time that the clock showed twice: %s",
  (atMs) => {
    expect(then(atMs)).toMatchObject({ isSure: false });
  },
);

it("goes by the moment at which a row came that came as it was made", () => {
  expect(then(1_290_000, { receivedAtMs: 990_000, isLive: true })).toMatchObject({ driftMs: 300_000, isSure: true });
  expect(then(1_100_000, { receivedAtMs: 1_100_500, isLive: true })).toMatchObject({ driftMs: 0, isSure: true });
  expect(then(1_298_000, { receivedAtMs: 998_000, isLive: true })).toMatchObject({ isSure: false });
});

it("knows nothing of a row of before the clock was asked, or of a date that no calendar has", () => {
  expect(then(-1)).toBeUndefined();
  expect(then(undefined)).toBeUndefined();
});

it("lets a jump of years make no other row unsure", () => {
  const reset = {
    kind: "STEP",
    cause: "RESET",
    atMs: 2_000_000,
    driftMs: -8e11,
    sinceMs: 1_995_000,
    stepMs: -8e11,
    ...U,
  } as const;
  const moment = { atMs: 1_500_000, receivedAtMs: 9_000_000, isLive: false };
  expect(toClockThen([reset, ...HISTORY], moment)).toMatchObject({ driftMs: 0, isSure: true });
});
