import { parseAsString } from "nuqs/server";
import { parseMonth } from "../../../attendance/person/month-switch.tsx";
import { type ParamReaders, toReader } from "../../../ui/dropped-params.ts";
import { placeParser } from "../../../ui/place-search.ts";
import { textParser } from "../../../ui/text-param.ts";

/** What the address of the roster page says: `place`, `month` (`2026-11`), `department`, `q` (name or PIN). */
export const rosterSearch = { place: placeParser, month: parseAsString, department: parseAsString, q: textParser };

/** How the page reads its address beside `place`. */
export const rosterParams: ParamReaders = {
  month: (text) => parseMonth(text) ?? null,
  department: toReader(parseAsString),
  q: toReader(textParser),
};
