import type { CorrectionState } from "@biometricflow/sdk/generated/graphql";
import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { type ParamReaders, toReader } from "../../../../ui/dropped-params.ts";
import { placeParser } from "../../../../ui/place-search.ts";

/** Where corrections can stand, in the order in which they are offered. */
export const STATES = [
  "REQUESTED",
  "IN_FORCE",
  "REFUSED",
  "WITHDRAWN",
  "REVERTED",
] as const satisfies readonly CorrectionState[];

const stateParser = parseAsStringLiteral(STATES);

/** What the address of the page says: `place`, `month` (default the present one), `state`. */
export const correctionsSearch = { place: placeParser, month: parseAsString, state: stateParser };

/** How the page reads its address beside `place`. */
export const correctionsParams: ParamReaders = { month: toReader(parseAsString), state: toReader(stateParser) };
