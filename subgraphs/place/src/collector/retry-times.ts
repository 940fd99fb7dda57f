/** Every wait before something is tried again, in one place. */
import type { RetryTimes } from "./backoff.ts";

const MINUTE_MS = 60_000;

/** Between attempts to be let in, by what failed; everything without a line of its own is USUAL. */
export const RETRY_TIMES = {
  USUAL: { firstMs: 500, lastMs: 5_000, spread: 0.5 },
  /** Another program has the reader's only session, and will want it again. */
  DEVICE_BUSY: { firstMs: 1_000, lastMs: 30_000, spread: 0.5 },
  /** Some readers lock themselves when a wrong key is tried again and again. */
  DEVICE_AUTH_FAILED: { firstMs: 10_000, lastMs: 15 * MINUTE_MS, spread: 0.1 },
  DEVICE_PUSH_ONLY: { firstMs: MINUTE_MS, lastMs: 15 * MINUTE_MS, spread: 0.1 },
  DEVICE_UNSUPPORTED_FIRMWARE: { firstMs: MINUTE_MS, lastMs: 15 * MINUTE_MS, spread: 0.1 },
  DEVICE_LOG_NOT_OFFERED: { firstMs: 2 * MINUTE_MS, lastMs: 10 * MINUTE_MS, spread: 0.1 },
  /** The directory asks each second: nobody should wait much longer for a reader once it has spoken. */
  DEVICE_PLACE_UNDECIDED: { firstMs: 500, lastMs: 2_000, spread: 0.5 },
  /** The other place may let go of it at any time. */
  DEVICE_AT_OTHER_PLACE: { firstMs: 2_000, lastMs: 10_000, spread: 0.5 },
  /** Asked for its serial number: the right reader may be back. */
  DEVICE_REPLACED: { firstMs: MINUTE_MS, lastMs: MINUTE_MS, spread: 0 },
  DEVICE_DUPLICATE: { firstMs: MINUTE_MS, lastMs: MINUTE_MS, spread: 0 },
} as const satisfies Readonly<Record<string, RetryTimes>>;

/** Failures that are waited for in the same way. */
export type RetryKind = keyof typeof RETRY_TIMES;

/** Between requests to a reader that is there, in milliseconds. */
export const AGAIN_MS = {
  /** The log, after a read that did not explain the counts. */
  LOG: { firstMs: 1_000, lastMs: MINUTE_MS },
  /** The log, after a read that failed while the reader stayed. */
  LOG_FAILED: { firstMs: 1_000, lastMs: 5 * MINUTE_MS },
  /** The log, after a read that the reader, or the way to it, was too slow or too busy for. */
  LOG_INTERRUPTED: { firstMs: 500, lastMs: 10_000 },
  /** The users, when unknown PINs ask for them, and when the reader refused. */
  USERS: 5_000,
  USERS_REFUSED: MINUTE_MS,
  /** Events, when the reader refused to send them. */
  EVENTS: MINUTE_MS,
  /** The time, when the reader said nothing to the question: each silence holds the line up for the whole wait. */
  TIME: 10 * MINUTE_MS,
} as const;
