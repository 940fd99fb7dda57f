import type { DayVerdict } from "@biometricflow/sdk/generated/graphql";

/** A day of a reader, as far as a bar shows it. */
export interface JudgedDay {
  readonly date: string;
  readonly verdict: DayVerdict;
  /** Rows that the reader has and the ledger has not; null where nobody knows. */
  readonly missing: number | null;
}

/** How many days a bar has. */
export const BAR_DAYS = 90;

/** How many days there are of each verdict. */
export function countVerdicts(days: readonly JudgedDay[]) {
  const countOf = (verdict: DayVerdict) => days.filter((day) => day.verdict === verdict).length;
  return { proved: countOf("PROVED"), missing: countOf("MISSING"), unknown: countOf("NOT_CHECKED") };
}

const DAY_MS = 86_400_000;

/** So many days that end with a date, that one included. */
export function toSpanBefore(to: string, days: number): { readonly from: string; readonly to: string } {
  return { from: new Date(Date.parse(to) - (days - 1) * DAY_MS).toISOString().slice(0, 10), to };
}
