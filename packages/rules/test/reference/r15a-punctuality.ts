/** R15, R16 and R15a: late and early leave, of the day or of each of its spans. */

import type { DayInput } from "./case-format.ts";
import { type Interval, isOffOrOnLeave, r7bEnd, r7bPauses, r7bSpans, r7bStart } from "./r07b-spans.ts";
import type { Pairs } from "./r09-r11-pairs.ts";
import { r7ShiftOf } from "./settings.ts";

/** Whether the condition of the rule holds, and its minutes, which may be none all the same. */
export interface Punctuality {
  readonly holds: boolean;
  readonly minutes: number;
}

const PUNCTUAL: Punctuality = { holds: false, minutes: 0 };

/** R15: late. */
export function r15Late(input: DayInput, pairs: Pairs): Punctuality {
  if (isOffOrOnLeave(input, input.date) || r7ShiftOf(input, input.date).flexible) return PUNCTUAL;
  if (r15aIsBySpan(input)) return added(r7bSpans(input, input.date).map((_, index) => spanLate(input, pairs, index)));
  const grace = r7ShiftOf(input, input.date).graceInMinutes * 60;
  const start = r7bStart(input, input.date);
  const { checkIn } = pairs;
  return checkIn !== undefined && checkIn > start + grace ? counted(checkIn - start) : PUNCTUAL;
}

/** R16: early leave; none while the day's check-out is missing. */
export function r16EarlyLeave(input: DayInput, pairs: Pairs): Punctuality {
  const { flexible, graceOutMinutes } = r7ShiftOf(input, input.date);
  if (isOffOrOnLeave(input, input.date) || flexible || pairs.outMissing) return PUNCTUAL;
  if (r15aIsBySpan(input)) return added(r7bSpans(input, input.date).map((_, index) => spanEarly(input, pairs, index)));
  const end = r7bEnd(input, input.date);
  const { checkOut } = pairs;
  return checkOut !== undefined && checkOut < end - graceOutMinutes * 60 ? counted(end - checkOut) : PUNCTUAL;
}

/** R15a: two or more spans of the day, and a pairing that sees them. */
function r15aIsBySpan(input: DayInput): boolean {
  return r7bSpans(input, input.date).length >= 2 && r7ShiftOf(input, input.date).pairing !== "FIRST_LAST";
}

/** R15a: the entry of a span is the first at or after the middle of the pause before it; first span: of the day. */
function entryOf(input: DayInput, { entries }: Pairs, index: number): number | undefined {
  const pauseBefore = r7bPauses(input, input.date)[index - 1];
  return pauseBefore === undefined ? entries[0] : entries.find((at) => at >= middleOf(pauseBefore));
}

/** R15a: the leave of a span is the last at or before the middle of the pause after it; last span: of the day. */
function leaveOf(input: DayInput, { leaves }: Pairs, index: number): number | undefined {
  const pauseAfter = r7bPauses(input, input.date)[index];
  return pauseAfter === undefined ? leaves.at(-1) : leaves.findLast((at) => at <= middleOf(pauseAfter));
}

function spanLate(input: DayInput, pairs: Pairs, index: number): Punctuality {
  const [start, end] = spanAt(input, index);
  const entry = entryOf(input, pairs, index);
  const grace = r7ShiftOf(input, input.date).graceInMinutes * 60;
  if (entry === undefined || entry <= start + grace || isPresentThrough(pairs, start)) return PUNCTUAL;
  return counted(Math.min(entry - start, end - start));
}

function spanEarly(input: DayInput, pairs: Pairs, index: number): Punctuality {
  const [start, end] = spanAt(input, index);
  const leave = leaveOf(input, pairs, index);
  const entry = entryOf(input, pairs, index);
  const grace = r7ShiftOf(input, input.date).graceOutMinutes * 60;
  if (leave === undefined || leave >= end - grace || isPresentThrough(pairs, end)) return PUNCTUAL;
  const isMissed = entry !== undefined && entry >= end;
  return isMissed ? PUNCTUAL : counted(Math.min(end - leave, end - start));
}

function spanAt(input: DayInput, index: number): Interval {
  const span = r7bSpans(input, input.date)[index];
  if (span === undefined) throw new RangeError(`no span ${index}`);
  return span;
}

/** R15a: a pair begins before and ends after the instant. */
function isPresentThrough({ pairs }: Pairs, instant: number): boolean {
  return pairs.some(([from, to]) => from < instant && instant < to);
}

function middleOf([from, to]: Interval): number {
  return (from + to) / 2;
}

function counted(seconds: number): Punctuality {
  return { holds: true, minutes: Math.floor(seconds / 60) };
}

/** R15a: minutes are floored per span, then added. */
function added(spans: readonly Punctuality[]): Punctuality {
  return {
    holds: spans.some(({ holds }) => holds),
    minutes: spans.reduce((sum, { minutes }) => sum + minutes, 0),
  };
}
