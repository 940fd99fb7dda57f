/** Section 2.4: the business day. */

import type { HistoryInput } from "./case-format.ts";
import { r2r3LocalToInstant } from "./r01-r05-instants.ts";
import { r27r28JudgingPlace, r7ShiftOf } from "./settings.ts";
import { addDays, formatWallClock, wallClockAt, wallClockOf } from "./wall-clock.ts";

/** R7: S(D), the instant at which the shift of D starts. */
export function r7Start(input: HistoryInput, date: string): number {
  return r2r3LocalToInstant(r27r28JudgingPlace(input).timeZone, wallClockOf(date, r7ShiftOf(input, date).start));
}

/** R7: E(D), the instant at which the shift of D ends; an end not after the start is on the next day. */
export function r7End(input: HistoryInput, date: string): number {
  const shift = r7ShiftOf(input, date);
  const endDate = shift.end <= shift.start ? addDays(date, 1) : date;
  return r2r3LocalToInstant(r27r28JudgingPlace(input).timeZone, wallClockOf(endDate, shift.end));
}

/** R8: B(D) = max( mid, min( S(D) - dayLead, E(D-1) + dayTail ) ). */
export function r8Begin(input: HistoryInput, date: string): number {
  const before = addDays(date, -1);
  const start = r7Start(input, date);
  const endBefore = r7End(input, before);
  const mid = (endBefore + start) / 2;
  const lead = r7ShiftOf(input, date).dayLeadMinutes * 60;
  const tail = r7ShiftOf(input, before).dayTailMinutes * 60;
  return Math.max(mid, Math.min(start - lead, endBefore + tail));
}

/** R8: an instant is in D from B(D) inclusive to B(D+1) exclusive. */
export function r8IsIn(input: HistoryInput, date: string, instant: number): boolean {
  return r8Begin(input, date) <= instant && instant < r8Begin(input, addDays(date, 1));
}

/** R8: the one D an instant belongs to, searched around the date the home clock shows. */
export function r8BusinessDateOf(input: HistoryInput, instant: number): string {
  const shown = formatWallClock(wallClockAt(r27r28JudgingPlace(input).timeZone, instant)).slice(0, 10);
  const near = [0, -1, 1, -2, 2].map((days) => addDays(shown, days));
  const date = near.find((candidate) => r8IsIn(input, candidate, instant));
  if (date === undefined) throw new RangeError(`no business day holds ${instant}`);
  return date;
}
