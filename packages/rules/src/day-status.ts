import type { Completeness } from "./completeness.ts";
import type { DayKind } from "./day-kind.ts";
import type { PairedPunches } from "./pairs.ts";
import type { DayPlan } from "./day-plan.ts";

/** What a day record says of the person (R20 to R25). */
export type DayStatus =
  | "PENDING"
  | "HOLIDAY"
  | "WEEKEND"
  | "ON_LEAVE"
  | "UNKNOWN"
  | "ABSENT"
  | "INCOMPLETE"
  | "PRESENT";

/** What decides the status of a business day. */
export interface StatusInput {
  readonly plan: DayPlan;
  /** B(D+1), exclusive end of the business day. */
  readonly dayEndMs: number;
  readonly asOfMs: number;
  readonly paired: PairedPunches;
  readonly workedMs: number;
  readonly completeness: Completeness;
}

/** The rule that gives each status. */
export const STATUS_RULE = {
  PENDING: "R20",
  HOLIDAY: "R21",
  WEEKEND: "R22",
  ON_LEAVE: "R22b",
  UNKNOWN: "R22a",
  ABSENT: "R23",
  INCOMPLETE: "R24",
  PRESENT: "R25",
} as const satisfies Record<DayStatus, string>;

/** R20 to R25, the first that applies. R19 is the caller's: outside employment there is no record. */
export function toDayStatus(input: StatusInput): DayStatus {
  if (isOffDay(input.plan.kind)) return input.plan.kind;
  if (isPending(input)) return "PENDING";
  const { paired, workedMs, plan, completeness } = input;
  if (paired.uses.length === 0) return completeness === "NOT_PROVED" ? "UNKNOWN" : "ABSENT";
  return paired.isInMissing || paired.isOutMissing || workedMs < plan.minPresentMs ? "INCOMPLETE" : "PRESENT";
}

/** Whether nothing is expected on such a day: holidays, rest days, and days of leave (R22b). */
export function isOffDay(kind: DayKind): kind is "HOLIDAY" | "WEEKEND" | "ON_LEAVE" {
  return kind !== "WORKING";
}

/** R20: the shift is not over, or the check-out may still come. A day without punches stays pending until it closes. */
function isPending({ plan, dayEndMs, asOfMs, paired }: StatusInput): boolean {
  return asOfMs < plan.endMs || (asOfMs < dayEndMs && paired.isOutMissing);
}
