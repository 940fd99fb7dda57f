import { parseDay } from "./local-time.ts";
import { type PlaceRules, WEEKDAYS } from "./place-rules.ts";

/** What a date is at a place, before anybody's punches. */
export type DayKind = "WORKING" | "HOLIDAY" | "WEEKEND";

/**
 * R21 and R22: creates the function that says what a day is at the place. Holidays win over `extraWorkingDays`, which
 * only turn weekend days into working days.
 */
export function createDayKinds(place: PlaceRules): (day: number) => DayKind {
  const holidays = new Set(place.holidays.map(parseDay));
  const extraWorkingDays = new Set(place.extraWorkingDays.map(parseDay));
  const weekend = new Set(place.weekend.map((name) => WEEKDAYS.indexOf(name)));
  return (day) => {
    if (holidays.has(day)) return "HOLIDAY";
    return weekend.has(toWeekday(day)) && !extraWorkingDays.has(day) ? "WEEKEND" : "WORKING";
  };
}

/** Position of a day's weekday in `WEEKDAYS`; 1970-01-01 was a Thursday. */
function toWeekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}
