import type { InsightFiguresQueryVariables, InsightKind } from "@biometricflow/sdk/generated/graphql";
import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { type DateSpan, listDates } from "../../../attendance/range.ts";
import { type PlaceScope, toPlaceVariables } from "../../../lib/places.ts";
import { addDays, type DateText } from "../../../lib/zone.ts";
import { dateParser } from "../../../ui/date-param.ts";
import { type ParamReaders, toReader } from "../../../ui/dropped-params.ts";
import { placeParser } from "../../../ui/place-search.ts";

/** How far back the page looks, by days; insights reach over 92 at most. */
export const SPANS = ["14", "28", "91"] as const;
/** What there can be an insight of, in the order of the filter. */
export const KINDS = [
  "UNUSUAL_HOURS",
  "IMPOSSIBLE_TRAVEL",
  "MANY_PINS",
  "TARDINESS",
  "LATE_WEEKDAY",
  "OVERTIME",
] as const satisfies readonly InsightKind[];

const MOST_DAYS = 92;

/**
 * What the address of the page says: `place` and `department`, `days` (how far back, yesterday included) or `from` and `to`
 * (dates, both included), `kind` (of the list).
 */
export const insightsSearch = {
  place: placeParser,
  department: parseAsString,
  days: parseAsStringLiteral(SPANS),
  from: dateParser,
  to: dateParser,
  kind: parseAsStringLiteral(KINDS),
};

/** How the page reads its address beside `place`. */
export const insightsParams: ParamReaders = {
  department: toReader(parseAsString),
  days: toReader(insightsSearch.days),
  from: toReader(dateParser),
  to: toReader(dateParser),
  kind: toReader(insightsSearch.kind),
};

/** What an address says of the dates. */
export interface AskedSpan {
  readonly days: (typeof SPANS)[number] | null;
  readonly from: DateText | null;
  readonly to: DateText | null;
}

/** The dates that are meant on a day; without any, the four weeks before it. Not more than insights reach over. */
export function toInsightSpan({ days, from, to }: AskedSpan, today: DateText): DateSpan {
  if (days === null && (from !== null || to !== null)) {
    const [one, other] = [from ?? to ?? today, to ?? from ?? today];
    const [first, last] = one <= other ? [one, other] : [other, one];
    const earliest = addDays(last, 1 - MOST_DAYS);
    return { from: first < earliest ? earliest : first, to: last };
  }
  return { from: addDays(today, -Number(days ?? "28")), to: addDays(today, -1) };
}

/** The dates before a span, as many as it has. */
export function toSpanBefore(span: DateSpan): DateSpan {
  const { length } = listDates(span);
  return { from: addDays(span.from, -length), to: addDays(span.from, -1) };
}

/** What the figures of a span are asked with. */
export function toFigureVariables(
  span: DateSpan,
  { ids }: PlaceScope,
  department: string | null,
): InsightFiguresQueryVariables {
  const filter = { ...toPlaceVariables(ids), ...(department === null ? {} : { departmentIds: [department] }) };
  return { range: span, before: toSpanBefore(span), filter };
}
