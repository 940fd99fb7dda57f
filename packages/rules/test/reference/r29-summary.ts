/** Section 2.9: the sums of a period. */

import type { DayRecord, Status, Summary } from "./case-format.ts";
import { toPercent } from "./r12-r18-durations.ts";

function sumOf(records: readonly DayRecord[], figure: (record: DayRecord) => number): number {
  return records.reduce((sum, record) => sum + figure(record), 0);
}

/** R29: from the records of a period to its sums; floored minutes are added. */
export function r29Summary(records: readonly DayRecord[]): Summary {
  const having = (...statuses: readonly Status[]): readonly DayRecord[] =>
    records.filter((record) => statuses.includes(record.status));
  const working = having("PRESENT", "ABSENT", "INCOMPLETE");
  const worked = sumOf(working, (record) => record.workedMinutes);
  const expected = sumOf(working, (record) => record.expectedMinutes);
  return {
    days: records.length,
    workingDays: working.length,
    presentDays: having("PRESENT").length,
    absentDays: having("ABSENT").length,
    incompleteDays: having("INCOMPLETE").length,
    holidayDays: having("HOLIDAY").length,
    weekendDays: having("WEEKEND").length,
    pendingDays: having("PENDING").length,
    leaveDays: having("ON_LEAVE").length,
    partialLeaveDays: working.filter((record) => record.flags.includes("PARTIAL_LEAVE")).length,
    lateDays: working.filter((record) => record.flags.includes("LATE")).length,
    earlyLeaveDays: working.filter((record) => record.flags.includes("EARLY_LEAVE")).length,
    workedMinutes: worked,
    expectedMinutes: expected,
    overtimeMinutes: sumOf(records, (record) => record.overtimeMinutes),
    offDayWorkedMinutes: sumOf(having("HOLIDAY", "WEEKEND", "ON_LEAVE"), (record) => record.workedMinutes),
    lateMinutes: sumOf(working, (record) => record.lateMinutes),
    attendanceRatePct: toPercent(having("PRESENT").length, working.length),
    hoursProgressPct: toPercent(worked, expected),
  };
}

/** R29: the days that stand beside the working days because their data is not proved. */
export function r29UnknownDays(records: readonly DayRecord[]): number {
  return records.filter((record) => record.status === "UNKNOWN").length;
}
