import type { PunchesQueryVariables } from "@biometricflow/sdk/generated/graphql";
import { createParser, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { addDays, type DateText, toStartOfDay } from "../../../../lib/zone.ts";
import { type KnownPlace, toFilterZone, toPlaceScope, toPlaceVariables } from "../../../../lib/places.ts";
import { dateParser } from "../../../../ui/date-param.ts";
import { type ParamReaders, toReader } from "../../../../ui/dropped-params.ts";
import { placeParser } from "../../../../ui/place-search.ts";

const USER_ID = /^[a-z][a-z0-9-]{0,31}\/[^/,]{1,90}$/;

const userParser = createParser({
  parse: (text) => [...new Set(text.split(",").filter((id) => USER_ID.test(id)))],
  serialize: (ids: readonly string[]) => ids.join(","),
  eq: (left, right) => left.join() === right.join(),
}).withDefault([]);

/**
 * What the address of the punches page says: `place` and `user` (ids with commas between), `from` and `to` (dates, both
 * included), `sort` (`-at` newest first, `at` oldest first), `row` (the punch whose details are open).
 */
export const punchesSearch = {
  place: placeParser,
  user: userParser,
  from: dateParser,
  to: dateParser,
  sort: parseAsStringLiteral(["-at", "at"] as const).withDefault("-at"),
  row: parseAsString,
};

/** How the page reads its address beside `place`. */
export const punchesParams: ParamReaders = {
  user: toReader(punchesSearch.user),
  from: toReader(dateParser),
  to: toReader(dateParser),
  sort: toReader(punchesSearch.sort),
  row: toReader(parseAsString),
};

/** The parsed address, apart from the open row. */
export interface PunchesView {
  readonly place: readonly string[];
  readonly user: readonly string[];
  readonly from: DateText | null;
  readonly to: DateText | null;
  readonly sort: "-at" | "at";
}

/** The query variables of a view, without the page. */
export function toPunchesVariables(view: PunchesView, places: readonly KnownPlace[]): PunchesQueryVariables {
  const zone = toFilterZone(view.place, places);
  return {
    ...toPlaceVariables(toPlaceScope(view.place, places).ids),
    orderBy: view.sort === "at" ? "AT_ASC" : "AT_DESC",
    filter: {
      ...(view.from ? { from: toStartOfDay(view.from, zone) } : {}),
      ...(view.to ? { to: toStartOfDay(addDays(view.to, 1), zone) } : {}),
      ...(view.user.length > 0 ? { userIds: [...view.user] } : {}),
    },
  };
}
