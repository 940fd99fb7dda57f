/** A day of the week. */
export type Weekday = "SUN" | "MON" | "TUE" | "WED" | "THU" | "FRI" | "SAT";

/** Seconds of a day of a wall clock. */
export const DAY_SECONDS = 86_400;

const WEEKDAYS: readonly Weekday[] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const EPOCH_WEEKDAY = 4; // 1970-01-01 was a Thursday

/** Whether nobody works on a day; days count from 1970-01-01. */
export function isWeekend(day: number, weekend: readonly Weekday[]): boolean {
  const weekday = WEEKDAYS[(day + EPOCH_WEEKDAY) % 7];
  return weekday !== undefined && weekend.includes(weekday);
}
