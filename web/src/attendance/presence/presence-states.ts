import type { PresenceFiguresFragment, PresenceState } from "@biometricflow/sdk/generated/graphql";

type CountKey = Exclude<keyof PresenceFiguresFragment, "people" | "cameLate" | "__typename">;

/** The states on the board, in the order of an alarm: who is in first, and of whom nobody can say last. */
export const PRESENCE_STATES = [
  "IN",
  "LATE",
  "EXPECTED",
  "LEFT",
  "OPEN_TOO_LONG",
  "ON_LEAVE",
  "DAY_OFF",
  "ABSENT",
  "UNKNOWN",
] as const satisfies readonly PresenceState[];

const COUNT_KEYS: Readonly<Record<PresenceState, CountKey>> = {
  IN: "in",
  LATE: "late",
  EXPECTED: "expected",
  LEFT: "left",
  OPEN_TOO_LONG: "openTooLong",
  ON_LEAVE: "onLeave",
  DAY_OFF: "dayOff",
  ABSENT: "absent",
  UNKNOWN: "unknown",
};

/** How many people stand in a state. */
export function toPresenceCount(counts: PresenceFiguresFragment, state: PresenceState): number {
  return counts[COUNT_KEYS[state]];
}

/** Whom a muster looks for: who may be in the building, so far as anybody can say. */
export const MUSTER_STATES: readonly PresenceState[] = ["IN", "OPEN_TOO_LONG", "UNKNOWN"];

/** The look of each state; its word is never missing. */
export const PRESENCE_LOOKS: Readonly<Record<PresenceState, string>> = {
  IN: "bg-good-soft text-good",
  LATE: "bg-warn-soft text-warn",
  EXPECTED: "bg-info-soft text-info",
  LEFT: "bg-sunken text-ink",
  OPEN_TOO_LONG: "bg-warn-soft text-warn",
  ON_LEAVE: "bg-accent-soft text-accent",
  DAY_OFF: "bg-sunken text-muted",
  ABSENT: "bg-bad-soft text-bad",
  UNKNOWN: "border border-dashed border-line-strong text-muted",
};
