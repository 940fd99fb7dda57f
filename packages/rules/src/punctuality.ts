import type { PairedPunches } from "./pairs.ts";
import type { DayPlan } from "./schedule.ts";

/**
 * R15: how much later than the start of the shift the check-in is, or `undefined` when the person is not late: on days
 * off, without a check-in, and up to the grace inclusive.
 */
export function toLateMs({ checkInMs }: PairedPunches, plan: DayPlan): number | undefined {
  if (plan.kind !== "WORKING" || checkInMs === undefined) return undefined;
  const lateMs = checkInMs - plan.startMs;
  return lateMs > plan.shift.graceInMs ? lateMs : undefined;
}

/**
 * R16: how much earlier than the end of the shift the check-out is, or `undefined` when the person did not leave early:
 * on days off, with the check-out missing, and up to the grace inclusive.
 */
export function toEarlyLeaveMs({ checkOutMs, isOutMissing }: PairedPunches, plan: DayPlan): number | undefined {
  if (plan.kind !== "WORKING" || checkOutMs === undefined || isOutMissing) return undefined;
  const earlyMs = plan.endMs - checkOutMs;
  return earlyMs > plan.shift.graceOutMs ? earlyMs : undefined;
}
