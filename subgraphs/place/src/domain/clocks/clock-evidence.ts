import type { ClockEntry } from "./clock-change.ts";
import type { ClockMeasure } from "./clock-measure.ts";

/** A row, as far as its clock is asked about. */
export interface RowMoment {
  /** By the reader's clock. */
  readonly atMs: number | undefined;
  readonly receivedAtMs: number;
  /** It came as it was made. */
  readonly isLive: boolean;
}

/** What is known of a clock when a row was written. */
export interface ClockThen extends ClockMeasure {
  /** The clock did not jump about then. */
  readonly isSure: boolean;
}

/** A jump of more says nothing about the times around it: rows of that time have another year. */
const LONGEST_MS = 172_800_000;

/**
 * The drift that was known of a reader's clock when it wrote a row. Of one that came as it was made that is when it came; of others
 * the row's own time tells, which a jump near it makes uncertain.
 *
 * @param history the newest first.
 * @returns `undefined` where nobody had asked the clock by then.
 */
export function toClockThen(
  history: readonly ClockEntry[],
  { atMs, receivedAtMs, isLive }: RowMoment,
): ClockThen | undefined {
  const thenMs = isLive ? receivedAtMs : atMs;
  if (thenMs === undefined) return undefined;
  const known = history.find((entry) => entry.atMs <= thenMs);
  if (known === undefined) return undefined;
  const { driftMs, uncertaintyMs } = known;
  const isSure = !history.some((entry) => isAbout(entry, thenMs, isLive));
  return { atMs: known.atMs, driftMs, uncertaintyMs, isSure };
}

function isAbout(entry: ClockEntry, thenMs: number, isLive: boolean): boolean {
  if (!("stepMs" in entry)) return false;
  const sizeMs = Math.abs(entry.stepMs);
  const slackMs = isLive || sizeMs > LONGEST_MS ? 0 : sizeMs;
  return thenMs > entry.sinceMs - slackMs && thenMs <= entry.atMs + slackMs;
}
