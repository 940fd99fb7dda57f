import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { RANGES } from "../../../../attendance/range.ts";
import { dateParser } from "../../../../ui/date-param.ts";
import { type ParamReaders, toReader } from "../../../../ui/dropped-params.ts";

/** The parts of a reader's page. */
export const PARTS = ["health", "days", "clock", "jobs", "aside", "orders", "people", "use", "settings"] as const;

/** A part of a reader's page. */
export type ReaderPart = (typeof PARTS)[number];

/**
 * What the address of a reader's page says: `id` (such as `riyadh/gate-1`), `show` (a part, its health by default), and for who
 * used it `range` (a name) or `from` and `to`.
 */
export const readerSearch = {
  id: parseAsString.withDefault(""),
  show: parseAsStringLiteral(PARTS).withDefault("health"),
  range: parseAsStringLiteral(RANGES),
  from: dateParser,
  to: dateParser,
};

/** How the page reads its address. */
export const readerParams: ParamReaders = {
  id: toReader(parseAsString),
  show: toReader(readerSearch.show),
  range: toReader(readerSearch.range),
  from: toReader(dateParser),
  to: toReader(dateParser),
};

const MOST_DAYS = 400;

/** Whether a span has more days than the figures of a reader are counted for. */
export function isTooLong({ from, to }: { readonly from: string; readonly to: string }): boolean {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1 > MOST_DAYS;
}
