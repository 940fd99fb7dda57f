import type { DeviceRecord, LogCursor, LogProof } from "./device.ts";
import { isFullReadDue, toFullReadMs } from "./daily-read.ts";
import { hasRoom, isCounting, isCountRight } from "./doubts.ts";
import { toLogStart } from "./log-glance.ts";

/**
 * From where on it is enough to read a log for the reader to be proven: everything before was proved, and nothing that the
 * reader says is in doubt. A count that was wrong, counts nothing or stands still on a full log says nothing of the rows before.
 *
 * @returns `undefined` where only the whole log proves anything.
 */
export function toTailStart(device: DeviceRecord, nowMs: number): LogCursor | undefined {
  const { proof, cursor, glance } = device;
  if (proof === undefined || cursor === undefined || isFullReadDue(device, nowMs)) return undefined;
  const isTrusted = isCountRight(proof) && isCounting(proof) && hasRoom(device) && glance?.isSameStart !== false;
  return isTrusted ? cursor : undefined;
}

/** What a read of the end of a log brought. */
export interface TailFacts {
  /** After its last row. */
  readonly cursor: LogCursor;
  /** Size of the whole log. */
  readonly bytes: number;
  /** What the log begins with; `undefined` where it begins as it did. */
  readonly start: Uint8Array | undefined;
  readonly reportedCount: number;
  /** Of the last row; `undefined` when no row came. */
  readonly lastDigest: string | undefined;
}

/** The part of a proof that is the log's own, after its end was read: together with what was proved before it is the whole log. */
export function toTailProof(
  before: LogProof,
  { cursor, bytes, start, reportedCount, lastDigest = before.lastDigest }: TailFacts,
): Omit<LogProof, "atMs" | "operationsAtRead" | "liveAfterRead"> {
  const logStart = start === undefined ? before.logStart : toLogStart(start);
  return {
    fullAtMs: toFullReadMs(before),
    countAtRead: reportedCount,
    rowsRead: cursor.end - cursor.blanks,
    blanksAtRead: cursor.slots - cursor.end + cursor.blanks,
    logBytes: bytes,
    ...(logStart === undefined ? {} : { logStart }),
    ...(before.userForm === undefined ? {} : { userForm: before.userForm }),
    ...(lastDigest === undefined ? {} : { lastDigest }),
  };
}
