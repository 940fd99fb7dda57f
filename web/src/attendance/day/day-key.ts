import { createParser } from "nuqs/server";
import { type DateText, parseDate } from "../../lib/zone.ts";

const DATE_CHARS = 10;

/** A person's day, as `p.1001.2026-11-22`. */
export interface DayKey {
  readonly personId: string;
  readonly date: DateText;
}

/** A parameter that is a person's day. */
export const dayParser = createParser<DayKey>({
  parse: (text) => {
    const date = parseDate(text.slice(-DATE_CHARS));
    const personId = text.slice(0, -DATE_CHARS - 1);
    return date && personId !== "" && text.at(-DATE_CHARS - 1) === "." ? { personId, date } : null;
  },
  serialize: ({ personId, date }) => `${personId}.${date}`,
  eq: (left, right) => left.personId === right.personId && left.date === right.date,
});
