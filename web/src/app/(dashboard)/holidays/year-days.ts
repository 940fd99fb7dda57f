import type { CalendarFactsFragment, HolidayFactsFragment, Weekday } from "@biometricflow/sdk/generated/graphql";
import { listDates } from "../../../attendance/range.ts";

/** The days of the week, as `Date` counts them. */
export const WEEK: readonly Weekday[] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

const USUAL_WEEKEND: readonly Weekday[] = ["FRI", "SAT"];

/** What a date of a year is at a place. */
export interface YearDay {
  readonly date: string;
  readonly kind: "HOLIDAY" | "WORKED" | "WEEKEND" | "ORDINARY";
  /** The holiday that it is of. */
  readonly holiday: HolidayFactsFragment | undefined;
}

/** A month: how many days of the week stand before its first one, and its days. */
export interface YearMonth {
  readonly month: string;
  readonly before: number;
  readonly days: readonly YearDay[];
}

type YearFacts = Pick<CalendarFactsFragment, "weekends" | "holidayPeriods" | "extraWorkingDays">;

/** The days of a year at a place: holidays over days worked over weekends, each weekend from its date on. */
export function toYear({ weekends, holidayPeriods, extraWorkingDays }: YearFacts, year: number) {
  const worked = new Set(extraWorkingDays);
  const toDay = (date: string): YearDay => {
    const holiday = holidayPeriods.find(({ from, to }) => from <= date && date <= to);
    if (holiday) return { date, kind: "HOLIDAY", holiday };
    const weekend = weekends.findLast(({ from }) => from <= date)?.weekend ?? USUAL_WEEKEND;
    const weekday = WEEK[toWeekdayIndex(date)];
    if (weekday === undefined || !weekend.includes(weekday)) return { date, kind: "ORDINARY", holiday };
    return { date, kind: worked.has(date) ? "WORKED" : "WEEKEND", holiday };
  };
  return Array.from({ length: 12 }, (_month, index): YearMonth => {
    const month = `${year}-${String(index + 1).padStart(2, "0")}`;
    const last = new Date(Date.UTC(year, index + 1, 0)).toISOString().slice(0, 10);
    const days = listDates({ from: `${month}-01`, to: last }).map(toDay);
    return { month, before: toWeekdayIndex(`${month}-01`), days };
  });
}

function toWeekdayIndex(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
