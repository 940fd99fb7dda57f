import { parseAsStringLiteral } from "nuqs/server";
import { PRESENCE_STATES } from "../../../attendance/presence/presence-states.ts";
import { type ParamReaders, toReader } from "../../../ui/dropped-params.ts";
import { placeParser } from "../../../ui/place-search.ts";
import { textParser } from "../../../ui/text-param.ts";

/** What the address of the presence page says: `place`, `state` (who is listed; default those who are in), `q` (name or PIN). */
export const presenceSearch = {
  place: placeParser,
  state: parseAsStringLiteral(PRESENCE_STATES).withDefault("IN"),
  q: textParser,
};

/** How the page reads its address beside `place`. */
export const presenceParams: ParamReaders = {
  state: toReader(presenceSearch.state),
  q: toReader(textParser),
};
