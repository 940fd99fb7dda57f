import { isQuiet, toDueMs, toLastHourMs } from "./daily-hours.ts";
import type { DeviceRecord, LogProof } from "./device.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Of a reader whose place has no hour for it, as an older version registered it. */
const HOLDS_MS = DAY_MS;
/** A little earlier its log is read again, so that a reader that is there is proven without a break. */
const RENEWED_MS = DAY_MS - HOUR_MS;
/** So long after its hour a read that has not come makes the proof before it old. */
const OVERDUE_MS = 3 * HOUR_MS;

/** When the whole log was read last. */
export function toFullReadMs({ atMs, fullAtMs = atMs }: Pick<LogProof, "atMs" | "fullAtMs">): number {
  return fullAtMs;
}

/**
 * Whether the whole log of a reader is to be read now because it is time: once after each of its hours. What was not read then,
 * because the reader was away or the minutes are quiet, stays due until it is read.
 */
export function isFullReadDue({ proof, dailyRead }: DeviceRecord, nowMs: number): boolean {
  if (proof === undefined) return true;
  const readMs = toFullReadMs(proof);
  if (dailyRead === undefined) return nowMs - readMs >= RENEWED_MS;
  return readMs < toLastHourMs(dailyRead, nowMs) && !isQuiet(dailyRead, nowMs);
}

/** Whether a proof is too old to hold: the daily read that should have followed it is overdue. */
export function isProofOld({ dailyRead }: Pick<DeviceRecord, "dailyRead">, proof: LogProof, nowMs: number): boolean {
  const readMs = toFullReadMs(proof);
  if (dailyRead === undefined) return nowMs - readMs >= HOLDS_MS;
  return nowMs >= toDueMs(dailyRead, readMs) + OVERDUE_MS;
}
