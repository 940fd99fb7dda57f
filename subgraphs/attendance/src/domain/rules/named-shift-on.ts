import { listPersonShifts, type PersonFacts } from "./compile-person.ts";
import type { ShiftBook } from "./shift-book.ts";
import { valueOn } from "./stretches.ts";

/**
 * Gives the id of the shift whose hours measure a date of a person at a place; `undefined` where nobody gave one, and the
 * defaults of the rules hold. On a rostered rest day it is the one that would hold without the roster.
 */
export function createNamedShifts(
  facts: Pick<PersonFacts, "departments" | "assignments" | "roster">,
  book: ShiftBook,
): (placeId: string, date: string) => string | undefined {
  const rostered = new Map(
    facts.roster.flatMap(({ date, cell }) => (cell.kind === "SHIFT" ? [[date, cell.shiftId] as const] : [])),
  );
  const own = listPersonShifts(facts, book);
  return (placeId, date) =>
    rostered.get(date) ?? valueOn(own, date) ?? valueOn(book.shiftsOf({ kind: "PLACE", id: placeId }), date);
}
