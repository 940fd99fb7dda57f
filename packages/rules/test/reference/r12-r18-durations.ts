/** Section 2.6: durations, in seconds until the very end. */

import type { DayInput, Shift } from "./case-format.ts";
import { r7End, r7Start } from "./r07-r08-business-day.ts";
import type { Pairs } from "./r09-r11-pairs.ts";
import { isDayOff, r7ShiftOf } from "./settings.ts";
import { wallClockOf } from "./wall-clock.ts";

/** R12: the sum of the pairs, in elapsed seconds. */
export function r12Presence({ pairs }: Pairs): number {
  return pairs.reduce((sum, [from, to]) => sum + (to - from), 0);
}

/** R12: the sum of the spaces between consecutive pairs, in elapsed seconds. */
function r12Gaps({ pairs }: Pairs): number {
  let gaps = 0;
  pairs.forEach(([from], index) => {
    const before = pairs[index - 1];
    if (before) gaps += from - before[1];
  });
  return gaps;
}

/** R13: presence less what is still owed of the break, but never more than was stayed beyond breakAfter; seconds. */
export function r13Worked(shift: Shift, pairs: Pairs): number {
  const presence = r12Presence(pairs);
  const owedBreak = Math.max(0, shift.breakMinutes * 60 - r12Gaps(pairs));
  const stayedBeyond = Math.max(0, presence - shift.breakAfterMinutes * 60);
  return presence - Math.min(owedBreak, stayedBeyond);
}

/** R14: the shift's length on the wall clock less the break; 0 on days off; seconds. */
export function r14Expected(input: DayInput): number {
  if (isDayOff(input, input.date)) return 0;
  const shift = r7ShiftOf(input, input.date);
  const startWall = wallClockOf(input.date, shift.start);
  const endWall = wallClockOf(input.date, shift.end) + (shift.end <= shift.start ? 86_400 : 0);
  return endWall - startWall - shift.breakMinutes * 60;
}

/** R15: seconds from S(D) when the check-in is later than S(D) + graceIn; else 0, which is not late. */
export function r15Late(input: DayInput, { checkIn }: Pairs): number {
  if (isDayOff(input, input.date) || checkIn === undefined) return 0;
  const start = r7Start(input, input.date);
  const grace = r7ShiftOf(input, input.date).graceInMinutes * 60;
  return checkIn > start + grace ? checkIn - start : 0;
}

/** R16: seconds to E(D) when the check-out is earlier than E(D) - graceOut; not while the check-out is missing. */
export function r16EarlyLeave(input: DayInput, { checkOut, outMissing }: Pairs): number {
  if (isDayOff(input, input.date) || checkOut === undefined || outMissing) return 0;
  const end = r7End(input, input.date);
  const grace = r7ShiftOf(input, input.date).graceOutMinutes * 60;
  return checkOut < end - grace ? end - checkOut : 0;
}

/** R17: seconds worked beyond the expectation, from the threshold on; all of them on days off. */
export function r17Overtime(input: DayInput, worked: number): number {
  if (isDayOff(input, input.date)) return worked;
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
