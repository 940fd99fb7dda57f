import { addDays, countDays } from "../dates.ts";

/** What a holiday is called; in two scripts where both are known. */
export interface HolidayNames {
  readonly name: string;
  readonly latinName: string | undefined;
  readonly arabicName: string | undefined;
}

/** What somebody says of a holiday. Dates are `YYYY-MM-DD`, inclusive. */
export interface HolidayFacts extends HolidayNames {
  readonly from: string;
  readonly to: string;
  /** The suggestion that was confirmed, such as `SA.2026-03-19`; `undefined` for one by hand. */
  readonly suggestion: string | undefined;
}

/** Dates on which nobody is expected. One of several places has the same id and facts at each. */
export interface Holiday extends HolidayFacts {
  readonly id: string;
}

/** A holiday, and where it is one. */
export interface SharedHoliday extends Holiday {
  readonly placeIds: readonly string[];
}

/** Longer is a closed place, and no holiday. */
export const MOST_HOLIDAY_DAYS = 366;

/** Whether dates can be a holiday's. */
export function isHolidayRange({ from, to }: Pick<Holiday, "from" | "to">): boolean {
  return from <= to && countDays(from, to) <= MOST_HOLIDAY_DAYS;
}

/** The dates of a holiday, one by one. */
export function listDates({ from, to }: Pick<Holiday, "from" | "to">): readonly string[] {
  return Array.from({ length: countDays(from, to) }, (_day, index) => addDays(from, index));
}

/** What is left of holidays without a date: one that lasts on both sides of it becomes two. Those of the date get new ids. */
export function cutDate(holidays: readonly Holiday[], date: string, newId: () => string): readonly Holiday[] {
  return holidays.flatMap((holiday) => {
    if (date < holiday.from || holiday.to < date) return [holiday];
    const before = { ...holiday, to: addDays(date, -1) };
    const after = { ...holiday, from: addDays(date, 1) };
    return [before, after].filter(({ from, to }) => from <= to).map((part) => ({ ...part, id: newId() }));
  });
}

/** By date, then by id. */
export function sortHolidays(holidays: readonly Holiday[]): readonly Holiday[] {
  return holidays.toSorted((a, b) => (`${a.from} ${a.id}` < `${b.from} ${b.id}` ? -1 : 1));
}
