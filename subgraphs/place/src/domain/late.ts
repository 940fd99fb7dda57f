import type { LedgerRow, PunchChannel } from "./punch.ts";

/** Milliseconds a live punch may take to arrive. */
const LATE_AFTER_MS = 60_000;

/** Channels by which punches come as they are made. */
const PROMPT: ReadonlySet<PunchChannel> = new Set<PunchChannel>(["LIVE", "PUSH", "APP", "KIOSK"]);

/**
 * Whether a punch came late: by none of these, or over 60 s after it was made. The first full read of a reader brings
 * its history, which is not late.
 */
export function isLate(row: Pick<LedgerRow, "atMs" | "receivedAtMs" | "channel" | "isFirstRead">): boolean {
  if (row.isFirstRead) return false;
  if (!PROMPT.has(row.channel)) return true;
  return row.atMs !== undefined && row.receivedAtMs - row.atMs > LATE_AFTER_MS;
}
