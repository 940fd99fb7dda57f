import type { DayRow } from "../records/day-row.ts";
import type { Act } from "./people-store.ts";
import type { PersonReference } from "./person.ts";
import type { PinChange, PinOutcome, PunchCount } from "./pin-decision.ts";

/** A day whose record would be another; `undefined` where there is none. */
export interface PinDayChange {
  readonly person: PersonReference;
  readonly date: string;
  readonly before: DayRow | undefined;
  readonly after: DayRow | undefined;
}

/** What a change of a PIN would do, or why it cannot be done. */
export interface PinPreview {
  readonly outcome: PinOutcome;
  readonly claimed: PunchCount;
  readonly unclaimed: number;
  /** By person and date. */
  readonly changes: readonly PinDayChange[];
}

/** Port: looks at a change without making it. */
export type PreviewPin = (change: PinChange, act: Act) => Promise<PinPreview>;
