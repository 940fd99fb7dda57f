import type { DateSpan } from "../attendance/range.ts";
import { addDays } from "../lib/zone.ts";

const PREVIEWED_DAYS = 31;

/** What is looked at of a change from a date on: of the past up to today, of the future its first days. */
export function toPreviewedDates(from: string, today: string): DateSpan {
  const last = addDays(today, 1 - PREVIEWED_DAYS);
  if (from > today) return { from, to: addDays(from, PREVIEWED_DAYS - 1) };
  return { from: from > last ? from : last, to: today };
}

const MOST_PREVIEWED = 62;

/** From the first to the last date of some spans; of more than a preview looks at, the first ones. */
export function toCoveredDates(spans: readonly DateSpan[]): DateSpan {
  const [from = ""] = spans.map((span) => span.from).toSorted();
  const to =
    spans
      .map((span) => span.to)
      .toSorted()
      .at(-1) ?? from;
  const last = addDays(from, MOST_PREVIEWED - 1);
  return { from, to: to < last ? to : last };
}
