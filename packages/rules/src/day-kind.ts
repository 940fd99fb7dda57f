import { parseDay, toWeekday } from "./local-time.ts";
import type { PlaceRules } from "./place-rules.ts";
import { type Weekday, WEEKDAYS } from "./weekdays.ts";

/** What a date is at a place, before anybody's punches. */
export type CalendarKind = "WORKING" | "HOLIDAY" | "WEEKEND";

/** What a date is for a person: also a working day with an absence of the whole day (R22b). */
export type DayKind = CalendarKind | "ON_LEAVE";

/**
 * R21 and R22: creates the function that says what a day is at the place. Holidays win over `extraWorkingDays`, which
 * only turn weekend days into working days.
 */
export function createDayKinds(place: PlaceRules): (day: number) => CalendarKind {
  const holidays = new Set(place.holidays.map(parseDay));
  const extraWorkingDays = new Set(place.extraWorkingDays.map(parseDay));
  const weekends = [{ day: Number.NEGATIVE_INFINITY, weekend: toNumbers(place.weekend) }].concat(
    place.laterWeekends.map(({ from, weekend }) => ({ day: parseDay(from), weekend: toNumbers(weekend) })),
  );
  const isWeekend = (day: number) => weekends.findLast((each) => each.day <= day)?.weekend.has(toWeekday(day)) === true;
  return (day) => {
    if (holidays.has(day)) return "HOLIDAY";
    return isWeekend(day) && !extraWorkingDays.has(day) ? "WEEKEND" : "WORKING";
  };
}

function toNumbers(weekend: readonly Weekday[]): ReadonlySet<number> {
  return new Set(weekend.map((name) => WEEKDAYS.indexOf(name)));
}
