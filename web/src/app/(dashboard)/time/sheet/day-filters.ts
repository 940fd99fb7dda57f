import type { DayFlag, DayStatus } from "@biometricflow/sdk/generated/graphql";

/** What somebody looks for in the records of days; one at a time, for all of it is asked of the server. */
export const DAY_FILTERS = [
  "late",
  "early",
  "missing",
  "short",
  "absent",
  "unknown",
  "overtime",
  "leave",
  "off",
] as const;

/** One of {@link DAY_FILTERS}. */
export type DayFilter = (typeof DAY_FILTERS)[number];

interface AskedRecords {
  readonly status?: DayStatus[];
  readonly flags?: DayFlag[];
}

/** The part of a records' filter that each asks for. */
export const DAY_FILTER_ASKS: Readonly<Record<DayFilter, AskedRecords>> = {
  late: { flags: ["LATE"] },
  early: { flags: ["EARLY_LEAVE"] },
  missing: { flags: ["MISSING_IN", "MISSING_OUT"] },
  short: { flags: ["SHORT_DAY"] },
  absent: { status: ["ABSENT"] },
  unknown: { status: ["UNKNOWN"] },
  overtime: { flags: ["OVERTIME"] },
  leave: { status: ["ON_LEAVE"] },
  off: { flags: ["WORKED_OFF_DAY", "WORKED_ON_LEAVE"] },
};
