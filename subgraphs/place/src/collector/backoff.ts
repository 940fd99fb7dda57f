import type { PlaceErrorCode } from "../domain/errors.ts";

/** Waits that are at least so long where trying again soon cannot help, in milliseconds. */
const PATIENT_MS: Readonly<Partial<Record<PlaceErrorCode, number>>> = {
  DEVICE_AUTH_FAILED: 10_000,
  DEVICE_UNSUPPORTED_FIRMWARE: 60_000,
};

/** What decides how long to wait before the next attempt. */
export interface RetryState {
  /** Attempts that failed since the reader was last online; at least 1. */
  readonly failures: number;
  readonly code: PlaceErrorCode | undefined;
  readonly firstRetryMs: number;
  readonly lastRetryMs: number;
}

/**
 * Doubles from attempt to attempt up to a limit, with half of it at random so that readers behind one switch do not come
 * back all at once.
 *
 * @param random from 0 to below 1.
 */
export function toRetryDelayMs(state: RetryState, random: number): number {
  const doubled = state.firstRetryMs * 2 ** Math.min(state.failures - 1, 16);
  const patient = state.code === undefined ? 0 : (PATIENT_MS[state.code] ?? 0);
  const limit = Math.max(patient, Math.min(doubled, state.lastRetryMs));
  return Math.round(limit * (0.5 + random / 2));
}
