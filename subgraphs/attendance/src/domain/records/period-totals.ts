import { toPercent } from "@biometricflow/rules/durations";
import type { PeriodSummary } from "@biometricflow/rules/period-summary";
import type { RecordSelection } from "./listed-record.ts";

/** By what totals are taken. */
export type TotalsGroup = "PERSON" | "DEPARTMENT" | "PLACE";

/** The figures of a period (R29) for one person, department or place. */
export interface GroupTotals extends PeriodSummary {
  readonly groupBy: TotalsGroup;
  /** Of the person, department or place; empty for people without a department. */
  readonly id: string;
  readonly name: string;
  /** As lists are ordered by it. */
  readonly nameKey: string;
  /** Only of PERSON. */
  readonly pin: string | undefined;
  readonly personKey: number | undefined;
}

/** R29: the two rates of a period. */
export function toRates(
  figures: Pick<PeriodSummary, "presentDays" | "workingDays" | "workedMinutes" | "expectedMinutes">,
): Pick<PeriodSummary, "attendanceRatePct" | "hoursProgressPct"> {
  return {
    attendanceRatePct: toPercent(figures.presentDays, figures.workingDays),
    hoursProgressPct: toPercent(figures.workedMinutes, figures.expectedMinutes),
  };
}

/** One page of totals after a position, in the order of names. */
export interface TotalsPageRequest {
  readonly limit: number;
  readonly after: readonly [nameKey: string, id: string] | undefined;
}

/** Port: totals of records. */
export interface TotalsReader {
  readonly list: (
    selection: RecordSelection,
    groupBy: TotalsGroup,
    page: TotalsPageRequest,
  ) => Promise<readonly GroupTotals[]>;
  readonly count: (selection: RecordSelection, groupBy: TotalsGroup) => Promise<number>;
}
