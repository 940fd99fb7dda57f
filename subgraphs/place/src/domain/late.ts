import type { LedgerRow } from "./punch.ts";

/** Milliseconds a live punch may take to arrive. */
const LATE_AFTER_MS = 60_000;

/**
 * Whether a punch came late: not live or pushed, or over 60 s after it was made. The first full read of a reader brings
 * its history, which is not late.
 */
export function isLate(row: Pick<LedgerRow, "atMs" | "receivedAtMs" | "channel" | "isFirstRead">): boolean {
  if (row.isFirstRead) return false;
  if (row.channel !== "LIVE" && row.channel !== "PUSH") return true;
  return row.atMs !== undefined && row.receivedAtMs - row.atMs > LATE_AFTER_MS;
}
