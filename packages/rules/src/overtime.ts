import type { Durations } from "./durations.ts";
import type { DayPlan } from "./day-plan.ts";

/**
 * R17: worked time beyond the expected, or `undefined` when there is none. On working days it starts at the threshold
 * inclusive, on days off every worked second counts.
 */
export function toOvertimeMs({ workedMs, expectedMs }: Durations, { kind, shift }: DayPlan): number | undefined {
  const beyondMs = workedMs - expectedMs;
  const thresholdMs = kind === "WORKING" ? shift.overtimeAfterMs : 0;
  return beyondMs > 0 && beyondMs >= thresholdMs ? beyondMs : undefined;
}
