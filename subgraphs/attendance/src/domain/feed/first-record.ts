import { addDays, toUtcDate } from "../dates.ts";
import type { DayRow } from "../records/day-row.ts";

/** What is told of whoever punched on no such day, once it is over. */
const WITHOUT_PUNCH: ReadonlySet<DayRow["status"]> = new Set<DayRow["status"]>(["ABSENT", "UNKNOWN"]);

/**
 * Whether the first record of a day is news: of a day that is under way, or just over, on which somebody punched, or was expected and
 * did not, as where nothing was worked out before it was over. What is worked out for the first time of days before is history, and
 * that a day begins is nothing to tell of everybody.
 */
export function isNewsAtFirst(
  { date, keptPunches, status }: Pick<DayRow, "date" | "keptPunches" | "status">,
  atMs: number,
): boolean {
  return date >= addDays(toUtcDate(atMs), -1) && (keptPunches > 0 || WITHOUT_PUNCH.has(status));
}
