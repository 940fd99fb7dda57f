import type { PlaceRules } from "@biometricflow/rules/place-rules";
import { type Holiday, listDates } from "./holiday.ts";

/** A day of the week. */
export type Weekday = PlaceRules["weekend"][number];

/** The days of the week, as the rules know them. */
export const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] as const satisfies readonly Weekday[];

/** The weekend of a place of which nobody said another one. */
export const USUAL_WEEKEND: readonly Weekday[] = ["FRI", "SAT"];

/** The weekend of a place from a date on. */
export interface WeekendChange {
  readonly from: string;
  readonly weekend: readonly Weekday[];
}

/** What a place's days are, before anybody's shift. Lists stand in the order of their dates. */
export interface PlaceCalendar {
  readonly placeId: string;
  /** Before the first of them Friday and Saturday. */
  readonly weekends: readonly WeekendChange[];
  /** Several may share a date. */
  readonly holidays: readonly Holiday[];
  /** Weekend days worked. */
  readonly extraWorkingDays: readonly string[];
}

/** The calendar of a place of which nobody said anything. */
export function toEmptyCalendar(placeId: string): PlaceCalendar {
  return { placeId, weekends: [], holidays: [], extraWorkingDays: [] };
}

/** The rules that a calendar decides. */
export function toCalendarRules(
  calendar: PlaceCalendar,
): Pick<PlaceRules, "laterWeekends" | "holidays" | "extraWorkingDays"> {
  const { weekends, holidays, extraWorkingDays } = calendar;
  return { laterWeekends: weekends, holidays: [...listHolidayDates(holidays)].toSorted(), extraWorkingDays };
}

/** Every date of some holidays, each once. */
export function listHolidayDates(holidays: readonly Holiday[]): ReadonlySet<string> {
  return new Set(holidays.flatMap(listDates));
}

/** Dates of one kind that a calendar holds: more are no calendar but a mistake. */
const MOST_DATES = 2_000;

/** Whether a calendar holds more than a calendar can mean. */
export function isTooLong({ weekends, holidays, extraWorkingDays }: PlaceCalendar): boolean {
  const lengths = [weekends.length, holidays.flatMap(listDates).length, extraWorkingDays.length];
  return lengths.some((length) => length > MOST_DATES);
}
