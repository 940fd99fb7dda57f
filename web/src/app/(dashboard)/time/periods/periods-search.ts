import { parseAsString } from "nuqs/server";
import { type ParamReaders, toReader } from "../../../../ui/dropped-params.ts";
import { placeParser } from "../../../../ui/place-search.ts";

/** What the address of the page says: `place` or `department` (whose records), `month` (the one that is open). */
export const periodsSearch = { place: placeParser, department: parseAsString, month: parseAsString };

/** How the page reads its address beside `place`. */
export const periodsParams: ParamReaders = { department: toReader(parseAsString), month: toReader(parseAsString) };
