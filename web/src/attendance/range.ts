import { addDays, type DateText } from "../lib/zone.ts";

/** Ranges by name: they stay what they say, whenever the link is opened. */
export const RANGES = ["today", "yesterday", "week", "month", "last-month"] as const;

/** A range by its name. */
export type RangeName = (typeof RANGES)[number];

/** Dates, both included. */
export interface DateSpan {
  readonly from: DateText;
  readonly to: DateText;
}

/** What an address says of the range: a name, or dates of its own. */
export interface AskedRange {
  readonly range: RangeName | null;
  readonly from: DateText | null;
  readonly to: DateText | null;
}

/** The dates that are meant on a day. Nothing said means the month; one date alone means that date. */
export function toDateSpan({ range, from, to }: AskedRange, today: DateText): DateSpan {
  if (range === null && (from !== null || to !== null)) {
    const [first, last] = [from ?? to ?? today, to ?? from ?? today];
    return first <= last ? { from: first, to: last } : { from: last, to: first };
  }
  return toNamedSpan(range ?? "month", today);
}

function toNamedSpan(name: RangeName, today: DateText): DateSpan {
  if (name === "today") return { from: today, to: today };
  if (name === "yesterday") return toNamedSpan("today", addDays(today, -1));
  if (name === "week") return { from: addDays(today, -6), to: today };
  const first = `${today.slice(0, 7)}-01`;
  return toMonthSpan((name === "month" ? today : addDays(first, -1)).slice(0, 7));
}

/** All dates of a month such as `2026-11`. */
export function toMonthSpan(month: string): DateSpan {
  const from = `${month}-01`;
  const next = `${addDays(from, 31).slice(0, 7)}-01`;
  return { from, to: addDays(next, -1) };
}

/** The month that a span is the whole of; undefined for any other span. */
export function toWholeMonth(span: DateSpan): string | undefined {
  const month = span.from.slice(0, 7);
  const whole = toMonthSpan(month);
  return whole.from === span.from && whole.to === span.to ? month : undefined;
}

/** Every date of a span, in order. */
export function listDates({ from, to }: DateSpan): readonly DateText[] {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return Array.from({ length: days + 1 }, (_, index) => addDays(from, index));
}
