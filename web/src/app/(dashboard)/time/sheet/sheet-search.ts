import type {
  AttendanceMatrixQueryVariables,
  AttendanceRecordsQueryVariables,
} from "@biometricflow/sdk/generated/graphql";
import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { dayParser } from "../../../../attendance/day/day-key.ts";
import { type DateSpan, RANGES, toDateSpan, toWholeMonth } from "../../../../attendance/range.ts";
import { toLatinDigits } from "../../../../lib/latin-digits.ts";
import { type KnownPlace, toPlaceScope, toPlaceVariables } from "../../../../lib/places.ts";
import type { DateText } from "../../../../lib/zone.ts";
import { dateParser } from "../../../../ui/date-param.ts";
import { type ParamReaders, toReader } from "../../../../ui/dropped-params.ts";
import { placeParser } from "../../../../ui/place-search.ts";
import { textParser } from "../../../../ui/text-param.ts";
import { DAY_FILTER_ASKS, DAY_FILTERS, type DayFilter } from "./day-filters.ts";

/**
 * What the address of the attendance page says: `place` (ids with commas between), `department`, `range` (a name) or
 * `from` and `to` (dates, both included), `only` (what to look for), `q` (name or PIN), `view` (`list` for the days of a
 * month one by one), `row` (the person's day whose reasons are open).
 */
export const sheetSearch = {
  place: placeParser,
  department: parseAsString,
  range: parseAsStringLiteral(RANGES),
  from: dateParser,
  to: dateParser,
  only: parseAsStringLiteral(DAY_FILTERS),
  q: textParser,
  view: parseAsStringLiteral(["list"] as const),
  row: dayParser,
};

/** How the page reads its address beside `place`. */
export const sheetParams: ParamReaders = {
  department: toReader(parseAsString),
  range: toReader(sheetSearch.range),
  from: toReader(dateParser),
  to: toReader(dateParser),
  only: toReader(sheetSearch.only),
  q: toReader(textParser),
  view: toReader(sheetSearch.view),
  row: toReader(dayParser),
};

/** The parsed address, apart from the open day. */
export interface SheetAddress {
  readonly place: readonly string[];
  readonly department: string | null;
  readonly range: (typeof RANGES)[number] | null;
  readonly from: DateText | null;
  readonly to: DateText | null;
  readonly only: DayFilter | null;
  readonly q: string | null;
  readonly view: "list" | null;
}

/** What the filters of the page change in its address. */
export type SheetChange = Partial<Omit<SheetAddress, "place">>;

/** What is shown: a month of people x days, or days one by one. */
export interface SheetQuestion {
  readonly span: DateSpan;
  /** The month of the sheet; undefined where days are listed. */
  readonly month: string | undefined;
  readonly matrix: AttendanceMatrixQueryVariables | undefined;
  /** The records that are meant: those of the list, and those that the totals add up. */
  readonly records: AttendanceRecordsQueryVariables;
}

/** What an address asks on a day. A whole month is a sheet, unless something in it is looked for. */
export function toSheetQuestion(address: SheetAddress, places: readonly KnownPlace[], today: DateText): SheetQuestion {
  const span = toDateSpan(address, today);
  const month = address.only === null && address.view === null ? toWholeMonth(span) : undefined;
  const search = toLatinDigits((address.q ?? "").trim());
  const people = {
    ...toPlaceVariables(toPlaceScope(address.place, places).ids),
    ...(address.department ? { departmentIds: [address.department] } : {}),
    ...(search === "" ? {} : { search }),
  };
  const asks = address.only ? DAY_FILTER_ASKS[address.only] : {};
  return {
    span,
    month,
    matrix: month === undefined ? undefined : { month, filter: people },
    records: { filter: { ...span, ...people, ...asks }, orderBy: "DATE_DESC" },
  };
}
