import { parseAsString } from "nuqs/server";
import { type ParamReaders, toReader } from "../../../ui/dropped-params.ts";
import { placeParser } from "../../../ui/place-search.ts";
import { textParser } from "../../../ui/text-param.ts";

/** What the address of the people page says: `place`, `department`, `q` (name or PIN). */
export const peopleSearch = { place: placeParser, department: parseAsString, q: textParser };

/** How the page reads its address beside `place`. */
export const peopleParams: ParamReaders = { department: toReader(parseAsString), q: toReader(textParser) };
