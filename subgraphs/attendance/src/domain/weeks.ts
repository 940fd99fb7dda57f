import { parseDay, toWeekday } from "@biometricflow/rules/local-time";
import { addDays } from "./dates.ts";
import { type PlaceCalendar, USUAL_WEEKEND, type Weekday } from "./calendars/place-calendar.ts";

const WEEKDAYS: readonly Weekday[] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** The day on which weeks begin: the first one after the weekend; Monday where every day is worked, or none. */
export function toFirstWeekday(weekend: readonly Weekday[]): Weekday {
  const first = WEEKDAYS.find((day, index) => {
    const before = WEEKDAYS[(index + 6) % 7] ?? day;
    return !weekend.includes(day) && weekend.includes(before);
  });
  return first ?? "MON";
}

/** The first date of the week that a date is in. */
export function toWeekStart(date: string, firstWeekday: Weekday): string {
  const weekday = toWeekday(parseDay(date));
  return addDays(date, -((weekday - WEEKDAYS.indexOf(firstWeekday) + 7) % 7));
}

/** Tells the first date of the week that a date is in, at a place: its weekend of that date decides. */
export type WeekOf = (placeId: string, date: string) => string;

/** The weeks of places with these calendars; of one without Friday and Saturday are the weekend. */
export function createWeekOf(calendars: readonly PlaceCalendar[]): WeekOf {
  const byPlace = new Map(calendars.map((calendar) => [calendar.placeId, calendar.weekends]));
  return (placeId, date) => {
    const change = byPlace.get(placeId)?.findLast(({ from }) => from <= date);
    return toWeekStart(date, toFirstWeekday(change?.weekend ?? USUAL_WEEKEND));
  };
}
