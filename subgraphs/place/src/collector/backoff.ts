/** How long to wait between attempts: doubled from one to the next, from `firstMs` up to `lastMs`. */
export interface RetryTimes {
  readonly firstMs: number;
  readonly lastMs: number;
  /** The part of a wait that is left to chance, 0 to 1, so that readers behind one switch do not come back all at once. */
  readonly spread: number;
}

/** What decides how long to wait before the next attempt. */
export interface RetryState {
  /** Attempts of this kind that failed since the reader was last online; at least 1. */
  readonly failures: number;
  readonly times: RetryTimes;
}

/** @param random from 0 to below 1. */
export function toRetryDelayMs({ failures, times }: RetryState, random: number): number {
  return Math.round(toDoubledMs(times, failures) * (1 - times.spread * (1 - random)));
}

/** The wait after so many attempts, at least 1, before chance shortens it. */
export function toDoubledMs({ firstMs, lastMs }: Pick<RetryTimes, "firstMs" | "lastMs">, attempts: number): number {
  return Math.min(firstMs * 2 ** Math.min(attempts - 1, 16), lastMs);
}
