import type { Act } from "../people/people-store.ts";
import type { CalendarEdit } from "./calendar-edit.ts";
import type { HolidayFacts, SharedHoliday } from "./holiday.ts";
import type { PlaceCalendar } from "./place-calendar.ts";

/** A calendar would hold more dates than one can mean. */
export class CalendarTooLongError extends Error {
  constructor() {
    super("A calendar holds at most 2,000 dates of one kind: take back what nobody needs any more");
    this.name = "CalendarTooLongError";
  }
}

/** How somebody's change of a calendar is called in the log of changes. */
export interface CalendarAct extends Act {
  /** The mutation. */
  readonly action: string;
  /** Whether the actor may change a place. */
  readonly canChange: (placeId: string) => boolean;
}

/** What came of changing a holiday: of one that is one elsewhere too, who sees only some of its places changes none. */
export type EditedHoliday =
  | { readonly kind: "DONE"; readonly holiday: SharedHoliday }
  | { readonly kind: "GONE" }
  | { readonly kind: "ELSEWHERE_TOO" }
  | { readonly kind: "BAD_DATES" };

/** What of a holiday becomes another; what is left out stays. */
export interface HolidayChange extends Partial<HolidayFacts> {
  readonly placeIds?: readonly string[] | undefined;
}

/**
 * Port: the calendars of the places. A change is one transaction, decided by what stands there then, with the marks of
 * everybody whose days it may change and a line of the log. What stands there already is no change.
 *
 * Every change throws {CalendarTooLongError}, and {ShiftRefusal} where a shift would run into the next one.
 */
export interface CalendarStore {
  /** Of every place of which something was said. */
  readonly list: () => Promise<readonly PlaceCalendar[]>;
  /** @returns the calendars as they are now, in the order of the places */
  readonly edit: (
    placeIds: readonly string[],
    edit: CalendarEdit,
    act: CalendarAct,
  ) => Promise<readonly PlaceCalendar[]>;
  readonly addHoliday: (placeIds: readonly string[], facts: HolidayFacts, act: CalendarAct) => Promise<SharedHoliday>;
  readonly editHoliday: (id: string, change: HolidayChange, act: CalendarAct) => Promise<EditedHoliday>;
  /** At some of its places, or at all. */
  readonly removeHoliday: (
    id: string,
    placeIds: readonly string[] | undefined,
    act: CalendarAct,
  ) => Promise<EditedHoliday>;
  /** Makes suggestions holidays at each place where they are none yet. @returns them, where they are holidays now */
  readonly confirm: (
    placeIds: readonly string[],
    suggestions: readonly HolidayFacts[],
    act: CalendarAct,
  ) => Promise<readonly SharedHoliday[]>;
}
