import type { DayFlag } from "./day-flags.ts";
import type { DayRecord } from "./day-record.ts";
import type { DayStatus } from "./day-status.ts";
import { toPercent } from "./durations.ts";

/** R29: a period in figures. Minutes are sums of the floored minutes of the records. */
export interface PeriodSummary {
  /** Records, dates outside employment excepted. */
  readonly days: number;
  /** PRESENT, ABSENT and INCOMPLETE. */
  readonly workingDays: number;
  readonly presentDays: number;
  readonly absentDays: number;
  readonly incompleteDays: number;
  readonly holidayDays: number;
  readonly weekendDays: number;
  readonly pendingDays: number;
  /** Counted beside, no working days. */
  readonly unknownDays: number;
  /** ON_LEAVE, no working days. */
  readonly leaveDays: number;
  /** Working days with PARTIAL_LEAVE. */
  readonly partialLeaveDays: number;
  /** Of working days, as are the four sums that follow. */
  readonly lateDays: number;
  readonly earlyLeaveDays: number;
  readonly workedMinutes: number;
  readonly expectedMinutes: number;
  readonly lateMinutes: number;
  readonly earlyLeaveMinutes: number;
  /** Of all records. */
  readonly overtimeMinutes: number;
  /** Of HOLIDAY, WEEKEND and ON_LEAVE. */
  readonly offDayWorkedMinutes: number;
  /** One decimal, half up; `undefined` without working days. */
  readonly attendanceRatePct: number | undefined;
  /** Not capped; one decimal, half up; `undefined` without working days. */
  readonly hoursProgressPct: number | undefined;
}

/** What a summary needs of a record. */
export type SummedRecord = Omit<DayRecord, "explanation">;

const WORKING_STATUSES: readonly DayStatus[] = ["PRESENT", "ABSENT", "INCOMPLETE"];

/** R29: sums the records of a period of one person, or of many people. */
export function toPeriodSummary(records: readonly SummedRecord[]): PeriodSummary {
  const working = records.filter(({ status }) => WORKING_STATUSES.includes(status));
  const presentDays = countStatus(records, "PRESENT");
  const workedMinutes = sumOf(working, "workedMinutes");
  const expectedMinutes = sumOf(working, "expectedMinutes");
  return {
    days: records.length,
    workingDays: working.length,
    presentDays,
    absentDays: countStatus(records, "ABSENT"),
    incompleteDays: countStatus(records, "INCOMPLETE"),
    holidayDays: countStatus(records, "HOLIDAY"),
    weekendDays: countStatus(records, "WEEKEND"),
    pendingDays: countStatus(records, "PENDING"),
    unknownDays: countStatus(records, "UNKNOWN"),
    leaveDays: countStatus(records, "ON_LEAVE"),
    partialLeaveDays: countFlag(working, "PARTIAL_LEAVE"),
    lateDays: countFlag(working, "LATE"),
    earlyLeaveDays: countFlag(working, "EARLY_LEAVE"),
    workedMinutes,
    expectedMinutes,
    lateMinutes: sumOf(working, "lateMinutes"),
    earlyLeaveMinutes: sumOf(working, "earlyLeaveMinutes"),
    overtimeMinutes: sumOf(records, "overtimeMinutes"),
    offDayWorkedMinutes: sumOf(records.filter(isOffDayRecord), "workedMinutes"),
    attendanceRatePct: toPercent(presentDays, working.length),
    hoursProgressPct: toPercent(workedMinutes, expectedMinutes),
  };
}

type Minutes = "workedMinutes" | "expectedMinutes" | "lateMinutes" | "earlyLeaveMinutes" | "overtimeMinutes";

function sumOf(records: readonly SummedRecord[], figure: Minutes): number {
  return records.reduce((sum, record) => sum + record[figure], 0);
}

function countStatus(records: readonly SummedRecord[], status: DayStatus): number {
  return records.filter((record) => record.status === status).length;
}

function countFlag(records: readonly SummedRecord[], flag: DayFlag): number {
  return records.filter((record) => record.flags.includes(flag)).length;
}

function isOffDayRecord({ status }: SummedRecord): boolean {
  return status === "HOLIDAY" || status === "WEEKEND" || status === "ON_LEAVE";
}
