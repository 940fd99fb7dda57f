import type { Identity } from "../people/identity.ts";
import { type PlaceCalendar, toCalendarRules, toEmptyCalendar } from "../calendars/place-calendar.ts";
import { DEFAULT_PLACE, type OrganisationRules } from "@biometricflow/rules/place-rules";
import { EMPTY_BOOK, type ShiftBook, toLayers } from "./shift-book.ts";

/** What is known of a place where the rules are concerned. */
export interface PlaceFacts {
  readonly id: string;
  /** IANA. */
  readonly timeZone: string;
  /** `undefined`: nobody said anything of its days. */
  readonly calendar?: PlaceCalendar | undefined;
}

/** The rules that hold now: of the places, and what those of people are compiled by. */
export interface CompiledRules {
  readonly organisation: OrganisationRules;
  readonly book: ShiftBook;
}

/** The organisation as the rules take it. */
export function compileOrganisation(
  places: readonly PlaceFacts[],
  book: ShiftBook = EMPTY_BOOK,
  identity: Identity = "organisation",
): CompiledRules {
  const rules = places.map(({ id, timeZone, calendar = toEmptyCalendar(id) }) => {
    const shift = toLayers(book, book.shiftsOf({ kind: "PLACE", id }));
    return [id, { ...DEFAULT_PLACE, ...toCalendarRules(calendar), timeZone, shift }] as const;
  });
  const people = identity === "place" ? "place" : "pin";
  return { organisation: { identity: people, places: Object.fromEntries(rules) }, book };
}
