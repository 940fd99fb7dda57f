import { createParser } from "nuqs/server";

const PLACE_ID = /^[a-z][a-z0-9-]{0,31}$/;

/** Reads `riyadh,cairo`; what cannot be a place id is dropped, each id counts once. */
export function parsePlaces(text: string): string[] {
  return [...new Set(text.split(",").filter((id) => PLACE_ID.test(id)))];
}

/** The `place` parameter: place ids with commas between, default none (all places). */
export const placeParser = createParser({
  parse: parsePlaces,
  serialize: (ids: readonly string[]) => ids.join(","),
  eq: (left, right) => left.join() === right.join(),
}).withDefault([]);
