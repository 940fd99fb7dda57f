import type { Kysely } from "kysely";
import type { CompiledRules, PlaceFacts } from "../domain/rules/compile-organisation.ts";
import { compileOrganisation } from "../domain/rules/compile-organisation.ts";
import { createShiftBook, type ShiftBook } from "../domain/rules/shift-book.ts";
import { findBookFaults, findOwnFaults, listNewFaults } from "../domain/rules/shift-faults.ts";
import { FIRST_DATE, LAST_DATE } from "../domain/rules/stretches.ts";
import type { Act } from "../domain/people/people-store.ts";
import { ShiftRefusal } from "../domain/shifts/shift-store.ts";
import { listCalendars } from "./calendar-rows.ts";
import type { Tables, WriteTransaction } from "./database.ts";
import { readPersonFacts } from "./person-work.ts";
import { listShared, listShifts } from "./shift-reader.ts";

/** The places of the organisation, as far as shifts are concerned. */
export type ShiftPlaces = readonly Pick<PlaceFacts, "id" | "timeZone">[];

/** Who changes shifts, and for which places. */
export interface ShiftTerms {
  readonly act: Act;
  readonly places: ShiftPlaces;
}

/** The book as a transaction, or a reader, sees it. */
export async function readBook(read: Kysely<Tables>): Promise<ShiftBook> {
  return createShiftBook(await listShifts(read), await listShared(read));
}

/** Refuses what does not hold at a place or for a department since the book is another one. @throws {ShiftRefusal} */
export async function refuseBook(transaction: WriteTransaction, before: ShiftBook, places: ShiftPlaces): Promise<void> {
  const facts = await readPlaces(transaction.tx, places);
  const after = await readBook(transaction.tx);
  const faults = listNewFaults(findBookFaults(facts, before), findBookFaults(facts, after));
  if (faults.length > 0) throw new ShiftRefusal(faults);
}

/** Refuses what does not hold for a person. @throws {ShiftRefusal} */
export async function refusePerson({ tx }: WriteTransaction, personKey: number, places: ShiftPlaces): Promise<void> {
  const rules = await readRules(tx, places);
  const found = await readPersonFacts(tx, [{ personKey, from: FIRST_DATE, to: LAST_DATE }]);
  const faults = found.flatMap(({ work, facts }) => findOwnFaults(facts, rules, work));
  if (faults.length > 0) throw new ShiftRefusal(faults.slice(0, MOST_FAULTS));
}

/** Of one change a reader wants no more. */
const MOST_FAULTS = 100;

/** The rules as a transaction, or a reader, sees them. */
export async function readRules(read: Kysely<Tables>, places: ShiftPlaces): Promise<CompiledRules> {
  return compileOrganisation(await readPlaces(read, places), await readBook(read));
}

async function readPlaces(read: Kysely<Tables>, places: ShiftPlaces): Promise<readonly PlaceFacts[]> {
  const calendars = new Map((await listCalendars(read)).map((calendar) => [calendar.placeId, calendar]));
  return places.map(({ id, timeZone }) => ({ id, timeZone, calendar: calendars.get(id) }));
}
