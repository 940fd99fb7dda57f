import { DAY_MS, toDate } from "./local-time.ts";
import type { DayPlan, Schedule } from "./schedule.ts";

/**
 * R8: B(D), the first instant of the business day of `today`; it ends where the next one begins.
 * The middle between two shifts is exact, half seconds included.
 */
export function toBusinessDayStart(yesterday: DayPlan, today: DayPlan): number {
  const middleMs = (yesterday.endMs + today.startMs) / 2;
  const leadMs = today.startMs - today.shift.dayLeadMs;
  const tailMs = yesterday.endMs + yesterday.shift.dayTailMs;
  return Math.max(middleMs, Math.min(leadMs, tailMs));
}

/** R8: the business date of an instant, without additional holidays of a query: the one record a new punch changes. */
export function toBusinessDate({ planOn }: Schedule, instantMs: number): string {
  // Offsets, leads and tails move the border by less than three dates.
  let day = Math.floor(instantMs / DAY_MS) + 3;
  while (toBusinessDayStart(planOn(day - 1, false), planOn(day, false)) > instantMs) day--;
  return toDate(day);
}
