import type { DayFlag, DayStatus } from "@biometricflow/sdk/generated/graphql";

/** What a day is shown as: one letter and one word in each language, see `dayState` in the messages. */
export type DayState =
  | "present"
  | "late"
  | "early"
  | "missing"
  | "short"
  | "absent"
  | "unknown"
  | "leave"
  | "holiday"
  | "rest"
  | "pending";

/** Every state, in the order of a legend. */
export const DAY_STATES: readonly DayState[] = [
  "present",
  "late",
  "early",
  "missing",
  "short",
  "absent",
  "unknown",
  "leave",
  "holiday",
  "rest",
  "pending",
];

/** What decides the state of a day. */
export interface Judged {
  readonly status: DayStatus;
  readonly flags: readonly DayFlag[];
}

const BY_STATUS = {
  ABSENT: "absent",
  UNKNOWN: "unknown",
  ON_LEAVE: "leave",
  HOLIDAY: "holiday",
  WEEKEND: "rest",
} as const;

/** The one state that a cell shows: what somebody has to look at before what is well. A day that goes on may be late. */
export function toDayState({ status, flags }: Judged): DayState {
  if (status === "INCOMPLETE") {
    return flags.includes("MISSING_IN") || flags.includes("MISSING_OUT") ? "missing" : "short";
  }
  if (status !== "PRESENT" && status !== "PENDING") return BY_STATUS[status];
  if (flags.includes("LATE")) return "late";
  if (status === "PENDING") return "pending";
  return flags.includes("EARLY_LEAVE") ? "early" : "present";
}

/** The look of each state; colour is never all that tells them apart: each has its letter. */
export const DAY_LOOKS: Readonly<Record<DayState, string>> = {
  present: "text-good",
  late: "bg-warn-soft font-semibold text-warn",
  early: "bg-warn-soft text-warn",
  missing: "bg-info-soft font-semibold text-info",
  short: "bg-info-soft text-info",
  absent: "bg-bad-soft font-semibold text-bad",
  unknown: "border border-dashed border-line-strong text-muted",
  leave: "bg-accent-soft text-accent",
  holiday: "bg-sunken text-muted",
  rest: "bg-sunken text-muted",
  pending: "text-muted",
};
