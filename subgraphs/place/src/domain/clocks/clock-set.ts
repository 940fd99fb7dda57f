/** That somebody, or the policy, set a reader's clock; instants in milliseconds UTC, times as the reader shows them. */
export interface ClockSet {
  /** It is known by it. */
  readonly beganMs: number;
  /** The token's subject; absent where the policy did it. */
  readonly by?: string;
  readonly reason?: string;
  /** `undefined` where the reader showed a date that no calendar has. */
  readonly shownBefore?: string | undefined;
  readonly driftBeforeMs?: number | undefined;
  /** Before it was told so: then nobody knows whether it was. */
  readonly setTo: string;
  readonly state: ClockSetState;
  /** As it was read back. */
  readonly shownAfter?: string | undefined;
  readonly driftAfterMs?: number | undefined;
  readonly uncertaintyMs?: number | undefined;
  readonly endedMs?: number;
  /** Why it is not DONE. */
  readonly fault?: { readonly code: string; readonly message: string };
}

/** What became of it. */
export type ClockSetState =
  | "BEGUN"
  | "DONE" // read back
  | "FAILED" // the reader shows its own time
  | "UNSURE"; // the reader was gone, or the place was, before it could be read back

/** Longer than a reader is waited for. */
const LONGEST_MS = 300_000;

/** What became of it, for people: one that never ended was cut off with the process that did it. */
export function toShownState({ state, beganMs }: ClockSet, nowMs: number): ClockSetState {
  return state === "BEGUN" && nowMs - beganMs > LONGEST_MS ? "UNSURE" : state;
}

/** Entries of a clock's history, and times that it was set, that are kept of one reader. */
export const MOST_CLOCK_ENTRIES = 1_000;
export const MOST_CLOCK_SETS = 500;
