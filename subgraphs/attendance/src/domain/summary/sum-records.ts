import type { DayRecord } from "@biometricflow/rules/day-record";
import { toPeriodSummary } from "@biometricflow/rules/period-summary";
import type { PeriodSums } from "./period-sums.ts";

const WORKING: readonly DayRecord["status"][] = ["PRESENT", "ABSENT", "INCOMPLETE"];

/** The sums of records that were worked out and not kept. */
export function sumRecords(records: readonly DayRecord[]): PeriodSums {
  const { attendanceRatePct: _rate, hoursProgressPct: _progress, ...sums } = toPeriodSummary(records);
  const working = records.filter(({ status }) => WORKING.includes(status));
  const scheduled = working.filter(({ expectedMinutes }) => expectedMinutes > 0);
  return {
    ...sums,
    scheduledDays: scheduled.length,
    compliantDays: scheduled.filter((record) => record.workedMinutes >= record.expectedMinutes).length,
    attendedDays: working.filter(({ keptPunches }) => keptPunches > 0).length,
    workedDays: records.filter(({ workedMinutes }) => workedMinutes > 0).length,
  };
}
