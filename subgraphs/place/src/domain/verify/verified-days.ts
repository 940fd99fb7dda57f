import type { DayVerdict } from "../device-days.ts";
import type { VerifiedDay } from "./verify-findings.ts";

/** A day that was compared, without what was known of it before. */
export type BareDay = Omit<VerifiedDay, "verdictBefore">;

/** Numbers of a day without a row on either side. */
export const NO_ROWS = {
  rowsOnReader: 0,
  copies: 0,
  setAside: 0,
  elsewhere: 0,
  onlyOnReader: 0,
  wouldBeSetAside: 0,
  onlyInLedger: 0,
  goneFromLog: 0,
  unreadable: 0,
};

/** A day without a row on either side. */
export function toBareDay(date: string): BareDay {
  return { date, ...NO_ROWS, rowsInLedger: 0 };
}

/** The days that were compared, in their order, with what was known of each; and those without a row of which rows were known to be missing. */
export function toVerifiedDays(
  days: readonly BareDay[],
  verdicts: ReadonlyMap<string, DayVerdict>,
): readonly VerifiedDay[] {
  const shown = new Set(days.map(({ date }) => date));
  const bare = [...verdicts].filter(([date, verdict]) => verdict === "MISSING" && !shown.has(date));
  return [...days, ...bare.map(([date]) => toBareDay(date))]
    .toSorted((left, right) => (left.date < right.date ? -1 : 1))
    .map((day) => ({ ...day, verdictBefore: verdicts.get(day.date) ?? "NOT_CHECKED" }));
}
