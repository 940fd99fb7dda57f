import { createLoader, parseAsStringLiteral } from "nuqs/server";
import { type ParamReaders, toReader } from "../../../ui/dropped-params.ts";
import { placeParser } from "../../../ui/place-search.ts";
import { textParser } from "../../../ui/text-param.ts";
import { CONDITIONS } from "./reader-rows.ts";

/** What the address of the readers page says: `?place=riyadh,cairo`. */
export const loadDevicesSearch = createLoader({ place: placeParser });

/** What is looked for in the list: `?state=TROUBLE&search=gate`. */
export const listSearch = { state: parseAsStringLiteral(CONDITIONS), search: textParser.withDefault("") };

/** How the page reads its address. */
export const listParams: ParamReaders = { state: toReader(listSearch.state), search: toReader(textParser) };
