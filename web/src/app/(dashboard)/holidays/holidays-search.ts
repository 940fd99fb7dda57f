import { parseAsInteger } from "nuqs/server";
import { type ParamReaders, toReader } from "../../../ui/dropped-params.ts";
import { placeParser } from "../../../ui/place-search.ts";

/** What the address of the holidays page says: `place`, `year` (default the present one). */
export const holidaysSearch = { place: placeParser, year: parseAsInteger };

/** How the page reads its address beside `place`. */
export const holidaysParams: ParamReaders = { year: toReader(parseAsInteger) };
