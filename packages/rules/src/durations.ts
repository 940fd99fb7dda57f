import { MINUTE_MS } from "./local-time.ts";
import type { Pair } from "./pairs.ts";
import type { DayPlan } from "./schedule.ts";

/** Time present and worked in one business day, in real elapsed milliseconds. */
export interface Durations {
  readonly presenceMs: number;
  /** Between the pairs. */
  readonly gapsMs: number;
  /** Break that was not taken as a gap and is deducted. */
  readonly deductedMs: number;
  readonly workedMs: number;
  /** Nominal; 0 on days off. */
  readonly expectedMs: number;
}

/** R12 to R14. The deduction grows with presence up to the break, so staying longer never reduces worked time. */
export function toDurations(pairs: readonly Pair[], { kind, shift }: DayPlan): Durations {
  const presenceMs = pairs.reduce((sum, pair) => sum + pair.outMs - pair.inMs, 0);
  const gapsMs = toSpanMs(pairs) - presenceMs;
  const deductedMs = Math.min(Math.max(0, shift.breakMs - gapsMs), Math.max(0, presenceMs - shift.breakAfterMs));
  return {
    presenceMs,
    gapsMs,
    deductedMs,
    workedMs: presenceMs - deductedMs,
    expectedMs: kind === "WORKING" ? shift.lengthMs - shift.breakMs : 0,
  };
}

/** R18: whole minutes, rounded down. */
export function toMinutes(durationMs: number): number {
  return Math.floor(durationMs / MINUTE_MS);
}

/** R18: progress of worked time in percent, at most 100; `undefined` where nothing is expected. */
export function toProgressPct({ workedMs, expectedMs }: Durations): number | undefined {
  const percent = toPercent(workedMs, expectedMs);
  return percent === undefined ? undefined : Math.min(100, percent);
}

/** A part of a whole (both whole numbers) in percent, one decimal, half up; `undefined` for a whole of 0. */
export function toPercent(part: number, whole: number): number | undefined {
  // In whole numbers, because 0.05 has no exact binary form.
  return whole === 0 ? undefined : Math.floor((2000 * part + whole) / (2 * whole)) / 10;
}

function toSpanMs(pairs: readonly Pair[]): number {
  const first = pairs[0];
  const last = pairs[pairs.length - 1];
  return first && last ? last.outMs - first.inMs : 0;
}
