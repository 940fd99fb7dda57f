import fc from "fast-check";
import { expect, it } from "vitest";
import { isStep, type NewMeasure, toClockEntry } from "./clock-change.ts";

const DAY_MS = 86_400_000;
const T0 = Date.UTC(2026, 2, 1);
const U = 510;
const measure = (afterMs: number, driftMs: number) => ({ atMs: T0 + afterMs, driftMs, uncertaintyMs: U });
const now = (afterMs: number, driftMs: number, more: Partial<NewMeasure> = {}): NewMeasure => ({
  ...measure(afterMs, driftMs),
  shown: "2026-03-01T08:00:00",
  placeStepMs: 0,
  ...more,
});
const known = (driftMs: number) => ({ measured: measure(0, driftMs), noted: measure(0, driftMs) });

it("keeps the first measure, then one that is news, and one a day", () => {
  expect(toClockEntry({}, now(0, 40))).toEqual({ ...measure(0, 40), kind: "FIRST" });
  expect(toClockEntry(known(0), now(5_000, 300))).toBeUndefined();
  const drifted = { measured: measure(3_600_000, 3_100), noted: measure(0, 0) };
  expect(toClockEntry(drifted, now(3_605_000, 3_200))).toMatchObject({ kind: "DRIFT", driftMs: 3_200 });
  expect(toClockEntry(known(0), now(DAY_MS, 300))).toMatchObject({ kind: "DRIFT" });
});

it.each([
  ["RESET", -8e11, 5_000, { shown: "2000-01-01T00:00:09" }],
  ["QUARTERS", 3_600_000, 5_000, {}],
  ["QUARTERS", -1_800_300, 5_000, {}],
  ["STOOD_STILL", -7_000_000, 7_200_000, {}],
  ["UNKNOWN", -7_000_000, 5_000, {}],
  ["UNKNOWN", 400_000, 7_200_000, {}],
  ["PLACE_CLOCK", -40_000, 5_000, { placeStepMs: 40_000 }],
  ["UNKNOWN", -40_000, 5_000, { placeStepMs: -90_000 }],
] as const)("names a jump as %s: %s ms after %s ms", (cause, stepMs, afterMs, more) => {
  const entry = toClockEntry(known(0), now(afterMs, stepMs, more));
  expect(entry).toEqual({ ...measure(afterMs, stepMs), kind: "STEP", sinceMs: T0, stepMs, cause });
});

it("takes a jump for what was set from here only where the clock is right after it", () => {
  const before = { ...known(400_000), setMs: T0 + 1_000 };
  expect(toClockEntry(before, now(5_000, 200))).toMatchObject({ kind: "SET", sinceMs: T0 + 1_000, stepMs: -399_800 });
  expect(toClockEntry(before, now(5_000, 90_000))).toMatchObject({ kind: "STEP" });
  expect(toClockEntry({ ...before, setMs: T0 - 1 }, now(5_000, 200))).toMatchObject({ kind: "STEP" });
});

const SLOW = 0.000_2;

it("never takes slow drift for a jump, however long nobody asked, and never misses a jump", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_000, max: 90 * DAY_MS }),
      fc.double({ min: -SLOW, max: SLOW, noNaN: true }),
      fc.integer({ min: -U, max: U }),
      fc.integer({ min: -U, max: U }),
      fc.integer({ min: -4e11, max: 4e11 }),
      (afterMs, rate, error0, error1, jumpMs) => {
        const before = measure(0, error0);
        const ranMs = Math.round(afterMs * rate) + error1;
        expect(isStep(before, measure(afterMs, ranMs))).toBe(false);
        const surelyMs = 4 * U + afterMs * 0.000_7 + 1_001;
        if (Math.abs(jumpMs) > surelyMs) expect(isStep(before, measure(afterMs, ranMs + jumpMs))).toBe(true);
      },
    ),
    { seed: 601 },
  );
});

it("explains every drift: what is kept last is never far from what was measured", () => {
  const step = fc.record({
    afterMs: fc.integer({ min: 1_000, max: DAY_MS }),
    driftMs: fc.integer({ min: -9_000, max: 9_000 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let state: Parameters<typeof toClockEntry>[0] = {};
      let atMs = 0;
      for (const { afterMs, driftMs } of steps) {
        atMs += afterMs;
        const measured = measure(atMs, driftMs);
        const entry = toClockEntry(state, now(atMs, driftMs));
        state = { measured, noted: entry === undefined ? state.noted : measured };
        expect(Math.abs(driftMs - (state.noted?.driftMs ?? Number.NaN))).toBeLessThan(2_000 + 2 * U);
      }
    }),
    { seed: 602 },
  );
});
