import { isDate, parseDay, toDate } from "@biometricflow/rules/local-time";

/** What stands for a date that no calendar has: nobody has records of it. A reader may show one; its row is set aside. */
const NO_DATE = "1970-01-01";

/** The last date of four digits: behind it texts of dates stand in no order. */
const LAST_DAY = parseDay("9999-12-31");

/** The date so many days later. */
export function addDays(date: string, days: number): string {
  return isDate(date) ? toDate(Math.min(parseDay(date) + days, LAST_DAY)) : NO_DATE;
}

/** The date in UTC of an instant, milliseconds since 1970. */
export function toUtcDate(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** How many dates there are from one to another, both inclusive. */
export function countDays(from: string, to: string): number {
  return parseDay(to) - parseDay(from) + 1;
}
