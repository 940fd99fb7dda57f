import { type SummedRecord, toPeriodSummary } from "@biometricflow/rules/period-summary";
import type { PeriodSums } from "./period-sums.ts";

/** The sums of records that are at hand, as the store adds up those that it keeps. */
export function toRowSums(records: readonly SummedRecord[]): PeriodSums {
  const { attendanceRatePct: _rate, hoursProgressPct: _progress, ...sums } = toPeriodSummary(records);
  const working = records.filter(
    ({ status }) => status === "PRESENT" || status === "ABSENT" || status === "INCOMPLETE",
  );
  const scheduled = working.filter(({ expectedMinutes }) => expectedMinutes > 0);
  return {
    ...sums,
    scheduledDays: scheduled.length,
    compliantDays: scheduled.filter(({ workedMinutes, expectedMinutes }) => workedMinutes >= expectedMinutes).length,
    attendedDays: working.filter(({ keptPunches }) => keptPunches > 0).length,
    workedDays: records.filter(({ workedMinutes }) => workedMinutes > 0).length,
  };
}
