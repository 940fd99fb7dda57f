import type { PersonNameFragment, ShiftMarkFragment } from "@biometricflow/sdk/generated/graphql";
import type { RosterDraft, RosterLine } from "./roster-draft.ts";

/** A row with whose it is. */
export interface ShownLine extends RosterLine {
  readonly person: PersonNameFragment | null | undefined;
}

/** What of a month is shown, and how it is edited. */
export interface RosterGridProps {
  /** The dates of the month. */
  readonly dates: readonly string[];
  readonly today: string;
  readonly lines: readonly ShownLine[];
  readonly shifts: readonly ShiftMarkFragment[];
  readonly draft: RosterDraft;
  readonly isBusy: boolean;
  /** Undefined for those who only look. */
  readonly onChange: ((draft: RosterDraft) => void) | undefined;
}
