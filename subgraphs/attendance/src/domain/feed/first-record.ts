import { addDays, toUtcDate } from "../dates.ts";

/**
 * Whether the first record of a day is news: of a day that is under way, or just over, on which somebody punched. What is worked out
 * for the first time of days before is history, and that a day begins is nothing to tell of everybody.
 */
export function isNewsAtFirst(
  { date, keptPunches }: { readonly date: string; readonly keptPunches: number },
  atMs: number,
): boolean {
  return date >= addDays(toUtcDate(atMs), -1) && keptPunches > 0;
}
