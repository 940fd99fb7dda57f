/** Section 2.6: durations, in seconds until the very end. */

import type { DayInput } from "./case-format.ts";
import { isOffOrOnLeave, lengthOf, overlapOf, r7bLeftSeconds, r7bPauses, r7bScaled } from "./r07b-spans.ts";
import type { Interval } from "./r07b-spans.ts";
import type { Pairs } from "./r09-r11-pairs.ts";
import { r7ShiftOf } from "./settings.ts";

/** The seconds of intervals that lie within a pause. */
function inPauses(input: DayInput, intervals: readonly Interval[]): number {
  const pauses = r7bPauses(input, input.date);
  return intervals.flatMap((interval) => pauses.map((pause) => overlapOf(interval, pause))).reduce((a, b) => a + b, 0);
}

/** R12: the sum of the pairs, in elapsed seconds; with FIRST_LAST a pause is taken out. */
export function r12Presence(input: DayInput, { pairs }: Pairs): number {
  const isFirstLast = r7ShiftOf(input, input.date).pairing === "FIRST_LAST";
  return lengthOf(pairs) - (isFirstLast ? inPauses(input, pairs) : 0);
}

/** R12: the sum of the spaces between consecutive pairs, less the time of them that is within a pause. */
function r12Gaps(input: DayInput, { pairs }: Pairs): number {
  const spaces = pairs.slice(1).map(([from], index): Interval => [pairs[index]?.[1] ?? from, from]);
  return lengthOf(spaces) - inPauses(input, spaces);
}

/** R13: presence less what is still owed of the break, but never more than was stayed beyond breakAfter; seconds. */
export function r13Worked(input: DayInput, pairs: Pairs): number {
  const { breakMinutes, breakAfterMinutes } = r7bScaled(input, input.date);
  const presence = r12Presence(input, pairs);
  const owedBreak = Math.max(0, breakMinutes * 60 - r12Gaps(input, pairs));
  const stayedBeyond = Math.max(0, presence - breakAfterMinutes * 60);
  return presence - Math.min(owedBreak, stayedBeyond);
}

/** R14: the minutes left of the shift on the wall clock less the break; 0 on days off and on leave; seconds. */
export function r14Expected(input: DayInput): number {
  if (isOffOrOnLeave(input, input.date)) return 0;
  return r7bLeftSeconds(input, input.date) - r7bScaled(input, input.date).breakMinutes * 60;
}

/** R17: seconds worked beyond the expectation, from the threshold on; all of them on days off and on leave. */
export function r17Overtime(input: DayInput, worked: number): number {
  if (isOffOrOnLeave(input, input.date)) return worked;
  const beyond = worked - r14Expected(input);
  const threshold = r7ShiftOf(input, input.date).overtimeAfterMinutes * 60;
  return beyond > 0 && beyond >= threshold ? beyond : 0;
}

/** R18: whole minutes, rounded down. */
export function toMinutes(seconds: number): number {
  return Math.floor(seconds / 60);
}

/** R18, R29: a share of a whole in percent with one decimal, half up; null of nothing. Both are whole numbers. */
export function toPercent(part: number, whole: number): number | null {
  if (whole === 0) return null;
  return Math.floor((2 * part * 1000 + whole) / (2 * whole)) / 10;
}

/** R18: worked of expected, at most 100; null when nothing is expected. */
export function r18Progress(worked: number, expected: number): number | null {
  return toPercent(Math.min(worked, expected), expected);
}
