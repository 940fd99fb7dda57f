import type { DayPunches } from "./day-punches.ts";
import type { DayStatus } from "./day-status.ts";
import { hasDrift } from "./drift.ts";
import type { Judged } from "./judged-day.ts";
import { isPartialLeave } from "./day-plan.ts";
import { type Organisation, toPlace } from "./organisation.ts";
import type { PairedPunches } from "./pairs.ts";
import type { Punch } from "./punch.ts";

/** Every flag a record can carry, in alphabetical order. */
export const DAY_FLAGS = [
  "CLOCK_DRIFT",
  "EARLY_LEAVE",
  "EXTRA_IN",
  "EXTRA_OUT",
  "IN_PROGRESS",
  "LATE",
  "MISSING_IN",
  "MISSING_OUT",
  "MULTI_PLACE",
  "OVERTIME",
  "PARTIAL_LEAVE",
  "SHORT_DAY",
  "WORKED_OFF_DAY",
  "WORKED_ON_LEAVE",
] as const;

/** One flag of a record. */
export type DayFlag = (typeof DAY_FLAGS)[number];

/** What decides the flags of a record. */
export interface FlagInput {
  readonly status: DayStatus;
  readonly day: DayPunches;
  readonly paired: PairedPunches;
  /** R15 to R17 floor the minutes only: with a grace of 0 somebody 30 s late is LATE by 0 minutes. */
  readonly judged: Judged;
  readonly organisation: Organisation;
}

/** The flags of 2.7, in alphabetical order. A pending day carries only those of R20. */
export function toDayFlags({ status, day, paired, judged, organisation }: FlagInput): readonly DayFlag[] {
  const hasPunch = day.kept.length > 0;
  const isPending = status === "PENDING";
  const isMissing = paired.isInMissing || paired.isOutMissing;
  const stands: Readonly<Record<DayFlag, boolean>> = {
    CLOCK_DRIFT: hasDriftIn(day, organisation),
    EARLY_LEAVE: judged.earlyLeave.some(({ missMs }) => missMs !== undefined),
    EXTRA_IN: paired.uses.some(({ use }) => use === "EXTRA_IN"),
    EXTRA_OUT: paired.uses.some(({ use }) => use === "EXTRA_OUT"),
    IN_PROGRESS: isPending && hasPunch,
    LATE: judged.late.some(({ missMs }) => missMs !== undefined),
    MISSING_IN: !isPending && hasPunch && paired.isInMissing,
    MISSING_OUT: !isPending && hasPunch && paired.isOutMissing,
    MULTI_PLACE: day.kept.some(({ place }) => place !== day.kept[0]?.place),
    OVERTIME: judged.overtimeMs !== undefined,
    PARTIAL_LEAVE: isPartialLeave(day.plan),
    SHORT_DAY: status === "INCOMPLETE" && !isMissing,
    WORKED_OFF_DAY: hasPunch && (status === "HOLIDAY" || status === "WEEKEND"),
    WORKED_ON_LEAVE: hasPunch && status === "ON_LEAVE",
  };
  return DAY_FLAGS.filter((flag) => stands[flag]);
}

/** R4 speaks of the day, not of its kept punches: a double tap was judged by the same doubtful clock. */
function hasDriftIn({ kept, dropped }: DayPunches, organisation: Organisation): boolean {
  const isDrifting = (punch: Punch) => hasDrift(punch, toPlace(organisation, punch.place));
  return kept.some(isDrifting) || dropped.some(({ punch }) => isDrifting(punch));
}
