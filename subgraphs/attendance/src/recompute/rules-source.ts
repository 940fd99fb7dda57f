import type { CalendarStore } from "../domain/calendars/calendar-store.ts";
import type { Identity } from "../domain/people/identity.ts";
import type { PlaceCalendar } from "../domain/calendars/place-calendar.ts";
import { type CompiledRules, compileOrganisation, type PlaceFacts } from "../domain/rules/compile-organisation.ts";
import { createShiftBook, type ShiftBook } from "../domain/rules/shift-book.ts";
import type { ShiftReader } from "../domain/shifts/shift-store.ts";

/** Gives the rules that hold now; the same object while no calendar and no shift changed. */
export function createRulesSource(
  places: readonly Omit<PlaceFacts, "calendar">[],
  calendars: Pick<CalendarStore, "list">,
  shifts: Pick<ShiftReader, "list" | "listShared">,
  identity: Identity = "organisation",
): () => Promise<CompiledRules> {
  let last: { readonly key: string; readonly rules: CompiledRules } | undefined;
  return async () => {
    const known = [await calendars.list(), await shifts.list(), await shifts.listShared()] as const;
    const key = JSON.stringify(known);
    if (last?.key !== key)
      last = { key, rules: compile(places, known[0], createShiftBook(known[1], known[2]), identity) };
    return last.rules;
  };
}

function compile(
  places: readonly Omit<PlaceFacts, "calendar">[],
  known: readonly PlaceCalendar[],
  book: ShiftBook,
  identity: Identity,
): CompiledRules {
  const byPlace = new Map(known.map((calendar) => [calendar.placeId, calendar]));
  return compileOrganisation(
    places.map(({ id, timeZone }) => ({ id, timeZone, calendar: byPlace.get(id) })),
    book,
    identity,
  );
}
