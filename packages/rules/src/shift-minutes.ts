import type { AbsencePart } from "./absence.ts";
import { type ShiftRules, toMinuteOfDay } from "./shift-rules.ts";

/** A stretch of nominal minutes after the midnight with which the date begins; an end is beyond 1440 after midnight. */
export interface MinuteSpan {
  readonly from: number;
  readonly to: number;
}

const DAY_MINUTES = 24 * 60;

/** The spans of a shift in minutes, each time the first such wall time after the one before it. */
export function toMinuteSpans({ spans }: Pick<ShiftRules, "spans">): readonly MinuteSpan[] {
  let reached = -1;
  return spans.map(({ start, end }) => {
    const from = nextMinute(toEdgeMinute(start), reached);
    reached = nextMinute(toEdgeMinute(end), from);
    return { from, to: reached };
  });
}

/** Minutes of all spans together. */
export function countMinutes(spans: readonly MinuteSpan[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** R7b: what is left of the spans of a shift when a part of the day is taken out. */
export function cutPart(spans: readonly MinuteSpan[], part: AbsencePart): readonly MinuteSpan[] {
  const half = Math.floor(countMinutes(spans) / 2);
  if (part === "FIRST_HALF") return dropFirst(spans, half);
  if (part === "SECOND_HALF") return takeFirst(spans, half);
  const end = spans[spans.length - 1]?.to ?? 0;
  const start = toEdgeMinute(part.start);
  const from = start + DAY_MINUTES * Math.floor((end - 1 - start) / DAY_MINUTES);
  return cut(spans, { from, to: nextMinute(toEdgeMinute(part.end), from) });
}

/** Minutes after midnight of an edge that has been parsed. */
export function toEdgeMinute(time: string): number {
  const minute = toMinuteOfDay(time);
  if (minute === undefined) throw new TypeError(`not a time HH:mm: ${time}`);
  return minute;
}

/** The first minute after `after` at which the clock shows this minute of the day; both may be of the day before. */
function nextMinute(minuteOfDay: number, after: number): number {
  return minuteOfDay + DAY_MINUTES * (Math.floor((after - minuteOfDay) / DAY_MINUTES) + 1);
}

function dropFirst(spans: readonly MinuteSpan[], count: number): readonly MinuteSpan[] {
  const from = toMinuteAfter(spans, count);
  return cut(spans, { from: Number.NEGATIVE_INFINITY, to: from });
}

function takeFirst(spans: readonly MinuteSpan[], count: number): readonly MinuteSpan[] {
  return cut(spans, { from: toMinuteAfter(spans, count), to: Number.POSITIVE_INFINITY });
}

/** The minute before which `count` minutes of the spans lie. */
function toMinuteAfter(spans: readonly MinuteSpan[], count: number): number {
  let left = count;
  for (const { from, to } of spans) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return Number.POSITIVE_INFINITY;
}

function cut(spans: readonly MinuteSpan[], taken: MinuteSpan): readonly MinuteSpan[] {
  return spans
    .flatMap(({ from, to }) => [
      { from, to: Math.min(to, taken.from) },
      { from: Math.max(from, taken.to), to },
    ])
    .filter(({ from, to }) => from < to);
}
