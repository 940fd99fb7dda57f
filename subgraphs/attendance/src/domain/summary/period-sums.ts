import { toPercent } from "@biometricflow/rules/durations";
import type { PeriodSummary } from "@biometricflow/rules/period-summary";

/** What adds up over records: R29 and what compliance and averages follow from. */
export interface PeriodSums extends Omit<PeriodSummary, "attendanceRatePct" | "hoursProgressPct"> {
  /** Working days with expected minutes. */
  readonly scheduledDays: number;
  /** Of those: at least as much was worked. */
  readonly compliantDays: number;
  /** Working days with a kept punch. */
  readonly attendedDays: number;
  /** Records with worked minutes. */
  readonly workedDays: number;
}

/** Sums of nothing. */
export const NO_SUMS: PeriodSums = {
  days: 0,
  workingDays: 0,
  presentDays: 0,
  absentDays: 0,
  incompleteDays: 0,
  holidayDays: 0,
  weekendDays: 0,
  pendingDays: 0,
  unknownDays: 0,
  leaveDays: 0,
  partialLeaveDays: 0,
  lateDays: 0,
  earlyLeaveDays: 0,
  workedMinutes: 0,
  expectedMinutes: 0,
  lateMinutes: 0,
  earlyLeaveMinutes: 0,
  overtimeMinutes: 0,
  offDayWorkedMinutes: 0,
  scheduledDays: 0,
  compliantDays: 0,
  attendedDays: 0,
  workedDays: 0,
};

const KEYS = Object.keys(NO_SUMS).filter((key): key is keyof PeriodSums => key in NO_SUMS);

/** Both together. */
export function addSums(left: PeriodSums, right: PeriodSums): PeriodSums {
  const sums = { ...left };
  for (const key of KEYS) Object.assign(sums, { [key]: left[key] + right[key] });
  return sums;
}

/** What follows from sums; `undefined` where there is nothing to divide by. */
export interface PeriodRates {
  readonly attendanceRatePct: number | undefined;
  readonly absenceRatePct: number | undefined;
  readonly lateRatePct: number | undefined;
  readonly earlyLeaveRatePct: number | undefined;
  readonly hoursProgressPct: number | undefined;
  readonly complianceRatePct: number | undefined;
  readonly averageWorkedMinutes: number | undefined;
  readonly averageLateMinutes: number | undefined;
  readonly averageOvertimeMinutes: number | undefined;
}

/** The rates of sums, one decimal, half up. */
export function toPeriodRates(sums: PeriodSums): PeriodRates {
  const { workingDays } = sums;
  return {
    attendanceRatePct: toPercent(sums.presentDays, workingDays),
    absenceRatePct: toPercent(sums.absentDays, workingDays),
    lateRatePct: toPercent(sums.lateDays, workingDays),
    earlyLeaveRatePct: toPercent(sums.earlyLeaveDays, workingDays),
    hoursProgressPct: toPercent(sums.workedMinutes, sums.expectedMinutes),
    complianceRatePct: toPercent(sums.compliantDays, sums.scheduledDays),
    averageWorkedMinutes: toAverage(sums.workedMinutes, sums.attendedDays),
    averageLateMinutes: toAverage(sums.lateMinutes, sums.lateDays),
    averageOvertimeMinutes: toAverage(sums.overtimeMinutes, sums.workedDays),
  };
}

function toAverage(sum: number, count: number): number | undefined {
  return count === 0 ? undefined : Math.floor((20 * sum + count) / (2 * count)) / 10;
}
