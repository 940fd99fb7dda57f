import { type DayPlan, listPauses } from "./day-plan.ts";
import { MINUTE_MS } from "./local-time.ts";
import type { Pair } from "./pairs.ts";
import type { ShiftEdges } from "./shift.ts";

/** Time present and worked in one business day, in real elapsed milliseconds. */
export interface Durations {
  readonly presenceMs: number;
  /** FIRST_LAST: time of a pause inside the pair, for which nobody punches; it is no presence (R12). */
  readonly pauseMs: number;
  /** Between the pairs, pauses left out. */
  readonly gapsMs: number;
  /** Break that was not taken as a gap and is deducted. */
  readonly deductedMs: number;
  readonly workedMs: number;
  /** Nominal; 0 on days off and on leave. */
  readonly expectedMs: number;
}

/** R12 to R14. The deduction grows with presence up to the break, so staying longer never reduces worked time. */
export function toDurations(pairs: readonly Pair[], plan: DayPlan): Durations {
  const pauses = listPauses(plan);
  const inPairsMs = sumLengths(pairs);
  const pauseMs = plan.shift.pairing === "FIRST_LAST" ? sumOverlaps(pairs, pauses) : 0;
  const presenceMs = inPairsMs - pauseMs;
  const gaps = pairs.length > 1 ? toGaps(pairs) : [];
  const gapsMs = sumLengths(gaps) - sumOverlaps(gaps, pauses);
  const breakMs = plan.breakMinutes * MINUTE_MS;
  const breakAfterMs = plan.breakAfterMinutes * MINUTE_MS;
  const deductedMs = Math.min(Math.max(0, breakMs - gapsMs), Math.max(0, presenceMs - breakAfterMs));
  return {
    presenceMs,
    pauseMs,
    gapsMs,
    deductedMs,
    workedMs: presenceMs - deductedMs,
    expectedMs: plan.kind === "WORKING" ? plan.leftMinutes * MINUTE_MS - breakMs : 0,
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

function toGaps(pairs: readonly Pair[]): readonly Pair[] {
  return pairs.slice(1).map(({ inMs }, index) => ({ inMs: pairs[index]?.outMs ?? inMs, outMs: inMs }));
}

function sumLengths(stretches: readonly Pair[]): number {
  return stretches.reduce((sum, { inMs, outMs }) => sum + outMs - inMs, 0);
}

function sumOverlaps(stretches: readonly Pair[], pauses: readonly ShiftEdges[]): number {
  if (pauses.length === 0) return 0;
  return stretches.reduce((sum, { inMs, outMs }) => {
    const overlaps = pauses.map(({ startMs, endMs }) => Math.max(0, Math.min(outMs, endMs) - Math.max(inMs, startMs)));
    return sum + overlaps.reduce((total, overlapMs) => total + overlapMs, 0);
  }, 0);
}
