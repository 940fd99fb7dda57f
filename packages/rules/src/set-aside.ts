import { MINUTE_MS } from "./local-time.ts";

/** The two reasons of R5 that one reading alone can decide. */
export type SetAsideReason = "TOO_OLD" | "IN_FUTURE";

/** What decides whether a reading is set aside. */
export interface ReadingLimits {
  /** `YYYY-MM-DDTHH:mm:ss` as the reader shows it. */
  readonly local: string;
  readonly instantMs: number;
  /** Moment of the query; for live reads of the read. */
  readonly observedAtMs: number;
  /** `YYYY-MM-DD`; reader dates before it are false. */
  readonly notBefore: string;
  readonly futureToleranceMinutes: number;
}

/**
 * R5: why a reading may not become part of a record, or `undefined` when it may.
 * The reader's date is judged as shown, the future by the instant; exactly at the tolerance is still accepted.
 */
export function toSetAsideReason(reading: ReadingLimits): SetAsideReason | undefined {
  if (reading.local.slice(0, 10) < reading.notBefore) return "TOO_OLD";
  const latestMs = reading.observedAtMs + reading.futureToleranceMinutes * MINUTE_MS;
  return reading.instantMs > latestMs ? "IN_FUTURE" : undefined;
}
