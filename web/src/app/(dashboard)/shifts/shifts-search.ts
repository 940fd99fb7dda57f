import { parseAsString } from "nuqs/server";
import { type ParamReaders, toReader } from "../../../ui/dropped-params.ts";
import { placeParser } from "../../../ui/place-search.ts";

/** What the address of the shifts page says: `place`, `shift` (the id of the one that is open). */
export const shiftsSearch = { place: placeParser, shift: parseAsString };

/** How the page reads its address beside `place`. */
export const shiftsParams: ParamReaders = { shift: toReader(parseAsString) };
