import { parseAsString } from "nuqs/server";
import { type ParamReaders, toReader } from "../../../ui/dropped-params.ts";
import { placeParser } from "../../../ui/place-search.ts";

/** What the address of the absences page says: `place`, `month` (such as `2026-11`; default the present one). */
export const absencesSearch = { place: placeParser, month: parseAsString };

/** How the page reads its address beside `place`. */
export const absencesParams: ParamReaders = { month: toReader(parseAsString) };
