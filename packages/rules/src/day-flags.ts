import type { DayPunches } from "./day-punches.ts";
import type { DayStatus } from "./day-status.ts";
import { hasDrift } from "./drift.ts";
import { isMissed } from "./edge-judgement.ts";
import type { Judged } from "./judged-day.ts";
import { isPartialLeave } from "./day-plan.ts";
import { type Organisation, toPlace } from "./organisation.ts";
import type { PairedPunches, PunchUse } from "./pairs.ts";
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
  const flags: DayFlag[] = [];
  const add = (flag: DayFlag, stands: boolean) => {
    if (stands) flags.push(flag);
  };
  add("CLOCK_DRIFT", hasDriftIn(day, organisation));
  add("EARLY_LEAVE", isMissed(judged.earlyLeave));
  add("EXTRA_IN", hasUse(paired, "EXTRA_IN"));
  add("EXTRA_OUT", hasUse(paired, "EXTRA_OUT"));
  add("IN_PROGRESS", isPending && hasPunch);
  add("LATE", isMissed(judged.late));
  add("MISSING_IN", !isPending && hasPunch && paired.isInMissing);
  add("MISSING_OUT", !isPending && hasPunch && paired.isOutMissing);
  add("MULTI_PLACE", isOfTwoPlaces(day.kept));
  add("OVERTIME", judged.overtimeMs !== undefined);
  add("PARTIAL_LEAVE", isPartialLeave(day.plan));
  add("SHORT_DAY", status === "INCOMPLETE" && !isMissing);
  add("WORKED_OFF_DAY", hasPunch && (status === "HOLIDAY" || status === "WEEKEND"));
  add("WORKED_ON_LEAVE", hasPunch && status === "ON_LEAVE");
  return flags;
}

function hasUse({ uses }: PairedPunches, wanted: PunchUse): boolean {
  return uses.some(({ use }) => use === wanted);
}

function isOfTwoPlaces(kept: readonly Punch[]): boolean {
  return kept.some(({ place }) => place !== kept[0]?.place);
}

/** R4 speaks of the day, not of its kept punches: a double tap was judged by the same doubtful clock. */
function hasDriftIn({ kept, dropped }: DayPunches, organisation: Organisation): boolean {
  const isDrifting = (punch: Punch) => hasDrift(punch, toPlace(organisation, punch.place));
  return kept.some(isDrifting) || dropped.some(({ punch }) => isDrifting(punch));
}
