import type { DayKey } from "./day-key.ts";

/** What the open day asks of the list that stands beside it. */
export interface ShownRows {
  /** The day one row further (1) or back (-1); undefined at the list's end. */
  readonly step: (from: DayKey, by: 1 | -1) => DayKey | undefined;
  /** Gives the focus to a day. */
  readonly focus: (day: DayKey) => void;
}

/** Before there is a list. */
export const NO_ROWS: ShownRows = { step: () => undefined, focus: () => {} };
