import { addDays, type DateText } from "../../../../lib/zone.ts";

/** Days of a reader, both ends included. Null is an end that nobody chose yet. */
export interface VerifySpan {
  readonly from: DateText | null;
  readonly to: DateText | null;
}

/** What keeps days from being compared. */
export type SpanFault = "unchosen" | "backwards" | "tooLong";

const MOST_DAYS = 400;
const FIRST_DAYS = 7;
const DAY_MS = 86_400_000;

/** The last seven days, today included. */
export function toFirstSpan(today: DateText): VerifySpan {
  return { from: addDays(today, 1 - FIRST_DAYS), to: today };
}

/** What is wrong with a span; undefined where a place would take it. */
export function toSpanFault({ from, to }: VerifySpan): SpanFault | undefined {
  if (from === null || to === null) return "unchosen";
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (days < 1) return "backwards";
  return days > MOST_DAYS ? "tooLong" : undefined;
}
