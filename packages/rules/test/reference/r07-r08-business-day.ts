/** Section 2.4: the business day. */

import type { HistoryInput } from "./case-format.ts";
import { r2r3LocalToInstant } from "./r01-r05-instants.ts";
import { r7WallSpans } from "./r07b-spans.ts";
import { r27r28JudgingPlace, r7aIsPlanned, r7ShiftOf } from "./settings.ts";
import { addDays, formatWallClock, wallClockAt } from "./wall-clock.ts";

/** A shift lasts at most 20 h and a lead 24 h (2.1), so what a planned day keeps never reaches a week. */
const REACH_DAYS = 7;

/** R7: S(D), the instant at which the shift of D starts, whatever is absent. */
export function r7Start(input: HistoryInput, date: string): number {
  const start = r7WallSpans(r7ShiftOf(input, date), date)[0]?.[0] ?? Number.NaN;
  return r2r3LocalToInstant(r27r28JudgingPlace(input).timeZone, start);
}

/** R7: E(D), the instant at which the shift of D ends, whatever is absent. */
export function r7End(input: HistoryInput, date: string): number {
  const end = r7WallSpans(r7ShiftOf(input, date), date).at(-1)?.[1] ?? Number.NaN;
  return r2r3LocalToInstant(r27r28JudgingPlace(input).timeZone, end);
}

/** The borders found so far, by question: every punch asks for them again. */
const bordersOf = new WeakMap<HistoryInput, Map<string, number>>();

/** R8 with R8a: the instant at which the business day D begins. */
export function r8Begin(input: HistoryInput, date: string): number {
  const borders = bordersOf.get(input) ?? new Map<string, number>();
  bordersOf.set(input, borders);
  const begin = borders.get(date) ?? r8aBegin(input, date);
  borders.set(date, begin);
  return begin;
}

function r8aBegin(input: HistoryInput, date: string): number {
  const border = r8Border(input, date);
  const last = r8aPlanned(input, addDays(date, -1), -1);
  const next = r8aPlanned(input, date, 1);
  if (last === addDays(date, -1) && next === date) return border;
  const notBefore = last === undefined ? border : Math.max(border, r8aKeepsUntil(input, last));
  return next === undefined ? notBefore : Math.min(notBefore, r8aKeepsFrom(input, next));
}

/** R8: B(D) = max( mid, min( S(D) - dayLead, E(D-1) + dayTail ) ). */
function r8Border(input: HistoryInput, date: string): number {
  const before = addDays(date, -1);
  const start = r7Start(input, date);
  const endBefore = r7End(input, before);
  const mid = (endBefore + start) / 2;
  const lead = r7ShiftOf(input, date).dayLeadMinutes * 60;
  const tail = r7ShiftOf(input, before).dayTailMinutes * 60;
  return Math.max(mid, Math.min(start - lead, endBefore + tail));
}

/** R8a: the nearest planned day from a date on, in steps of a day. */
function r8aPlanned(input: HistoryInput, date: string, step: 1 | -1): string | undefined {
  for (let days = 0; days <= REACH_DAYS; days++) {
    const candidate = addDays(date, step * days);
    if (r7aIsPlanned(input, candidate)) return candidate;
  }
  return undefined;
}

/** R8a: a planned day keeps its lead before its start, but at most half the time to the planned shift before it. */
function r8aKeepsFrom(input: HistoryInput, date: string): number {
  const start = r7Start(input, date);
  const lead = r7ShiftOf(input, date).dayLeadMinutes * 60;
  const before = r8aPlanned(input, addDays(date, -1), -1);
  return start - (before === undefined ? lead : Math.min(lead, (start - r7End(input, before)) / 2));
}

/** R8a: and its lead after its end, but at most half the time to the planned shift after it. */
function r8aKeepsUntil(input: HistoryInput, date: string): number {
  const end = r7End(input, date);
  const lead = r7ShiftOf(input, date).dayLeadMinutes * 60;
  const after = r8aPlanned(input, addDays(date, 1), 1);
  return end + (after === undefined ? lead : Math.min(lead, (r7Start(input, after) - end) / 2));
}

/** R8: an instant is in D from B(D) inclusive to B(D+1) exclusive. */
export function r8IsIn(input: HistoryInput, date: string, instant: number): boolean {
  return r8Begin(input, date) <= instant && instant < r8Begin(input, addDays(date, 1));
}

/** R8: the one D an instant belongs to, searched around the date the home clock shows. */
export function r8BusinessDateOf(input: HistoryInput, instant: number): string {
  const shown = formatWallClock(wallClockAt(r27r28JudgingPlace(input).timeZone, instant)).slice(0, 10);
  const near = [0, -1, 1, -2, 2, -3, 3].map((days) => addDays(shown, days));
  const date = near.find((candidate) => r8IsIn(input, candidate, instant));
  if (date === undefined) throw new RangeError(`no business day holds ${instant}`);
  return date;
}
