/** R7b: absences, the spans of the day, and the pauses between them. */

import type { Absence, AbsencePart, HistoryInput, Shift } from "./case-format.ts";
import { isDayOff, r27r28JudgingPlace, r7ShiftOf } from "./settings.ts";
import { r2r3LocalToInstant } from "./r01-r05-instants.ts";
import { firstAfter, lastBefore, wallClockOf } from "./wall-clock.ts";

/** Seconds from and to, of wall clocks or of instants. */
export type Interval = readonly [from: number, to: number];

/** The hours of a shift as wall clocks: each time is the first such after the one before it. */
export function r7WallSpans(shift: Shift, date: string): readonly Interval[] {
  const spans: Interval[] = [];
  for (const { start, end } of shift.hours) {
    const before = spans.at(-1);
    const from = before === undefined ? wallClockOf(date, start) : firstAfter(start, before[1]);
    spans.push([from, firstAfter(end, from)]);
  }
  return spans;
}

/** The seconds of all intervals together. */
export function lengthOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, [from, to]) => sum + (to - from), 0);
}

/** The seconds two intervals share. */
export function overlapOf(a: Interval, b: Interval): number {
  return Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
}

/** R7b: the absence of D; it has an effect on working days only. */
function r7bAbsenceOf(input: HistoryInput, date: string): Absence | undefined {
  if (isDayOff(input, date)) return undefined;
  return (input.absences ?? []).find(({ from, to }) => from <= date && date <= to);
}

/** R7b: what is left of the shift of D, as wall clocks; all of it without an absence of a part. */
function r7bLeft(input: HistoryInput, date: string): readonly Interval[] {
  const spans = r7WallSpans(r7ShiftOf(input, date), date);
  const part = r7bAbsenceOf(input, date)?.part;
  return part === undefined ? spans : withoutPart(spans, part);
}

function withoutPart(spans: readonly Interval[], part: AbsencePart): readonly Interval[] {
  const firstHalf = Math.floor(lengthOf(spans) / 60 / 2) * 60;
  if (part === "FIRST_HALF") return splitAfter(spans, firstHalf).rest;
  if (part === "SECOND_HALF") return splitAfter(spans, firstHalf).first;
  const shiftEnd = spans.at(-1)?.[1] ?? 0;
  const from = lastBefore(part.start, shiftEnd);
  return without(spans, [from, firstAfter(part.end, from)]);
}

/** The first so many seconds of the spans, and the others. */
function splitAfter(
  spans: readonly Interval[],
  seconds: number,
): { readonly first: readonly Interval[]; readonly rest: readonly Interval[] } {
  const first: Interval[] = [];
  const rest: Interval[] = [];
  let open = seconds;
  for (const [from, to] of spans) {
    const middle = from + Math.min(open, to - from);
    open -= middle - from;
    first.push([from, middle]);
    rest.push([middle, to]);
  }
  return { first: first.filter(isNotEmpty), rest: rest.filter(isNotEmpty) };
}

function without(spans: readonly Interval[], [cutFrom, cutTo]: Interval): readonly Interval[] {
  const pieces = spans.flatMap(([from, to]): readonly Interval[] => [
    [from, Math.min(to, cutFrom)],
    [Math.max(from, cutTo), to],
  ]);
  return pieces.filter(isNotEmpty);
}

function isNotEmpty([from, to]: Interval): boolean {
  return from < to;
}

/** R7b, R22b: a working day of which nothing is left. */
export function r22bIsOnLeave(input: HistoryInput, date: string): boolean {
  const absence = r7bAbsenceOf(input, date);
  return absence !== undefined && (absence.part === undefined || r7bLeft(input, date).length === 0);
}

/** What counts as a day off for R9 and R14 to R18 (R22b). */
export function isOffOrOnLeave(input: HistoryInput, date: string): boolean {
  return isDayOff(input, date) || r22bIsOnLeave(input, date);
}

/** R7b: the wall clocks of the spans of the day: a part that takes everything leaves the shift as the measure. */
function r7bWallSpans(input: HistoryInput, date: string): readonly Interval[] {
  return r22bIsOnLeave(input, date) ? r7WallSpans(r7ShiftOf(input, date), date) : r7bLeft(input, date);
}

/** R7b: m, the nominal seconds that are left. */
export function r7bLeftSeconds(input: HistoryInput, date: string): number {
  return lengthOf(r7bWallSpans(input, date));
}

/** R7b: something is cut out of the shift, and something is left. */
export function r7bIsPartial(input: HistoryInput, date: string): boolean {
  return r7bLeftSeconds(input, date) < lengthOf(r7WallSpans(r7ShiftOf(input, date), date));
}

/** R7b: the spans of the day as instants. */
export function r7bSpans(input: HistoryInput, date: string): readonly Interval[] {
  const { timeZone } = r27r28JudgingPlace(input);
  return r7bWallSpans(input, date).map(([from, to]) => [
    r2r3LocalToInstant(timeZone, from),
    r2r3LocalToInstant(timeZone, to),
  ]);
}

/** R7b: S(D), in every rule but R8 and R8a. */
export function r7bStart(input: HistoryInput, date: string): number {
  return r7bSpans(input, date)[0]?.[0] ?? Number.NaN;
}

/** R7b: E(D), in every rule but R8 and R8a. */
export function r7bEnd(input: HistoryInput, date: string): number {
  return r7bSpans(input, date).at(-1)?.[1] ?? Number.NaN;
}

/** R7b: the pauses, that is the time between two spans of the day. */
export function r7bPauses(input: HistoryInput, date: string): readonly Interval[] {
  const spans = r7bSpans(input, date);
  return spans.slice(1).map(([from], index): Interval => [spans[index]?.[1] ?? from, from]);
}

/** R7b: break, breakAfter and minPresent of D, scaled to what is left, in minutes. */
export function r7bScaled(
  input: HistoryInput,
  date: string,
): Pick<Shift, "breakMinutes" | "breakAfterMinutes" | "minPresentMinutes"> {
  const shift = r7ShiftOf(input, date);
  const left = r7bLeftSeconds(input, date) / 60;
  const nominal = lengthOf(r7WallSpans(shift, date)) / 60;
  const scale = (minutes: number): number => Math.floor((minutes * left) / nominal);
  return {
    breakMinutes: scale(shift.breakMinutes),
    breakAfterMinutes: scale(shift.breakAfterMinutes),
    minPresentMinutes: scale(shift.minPresentMinutes),
  };
}
