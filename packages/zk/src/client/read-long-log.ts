import { hash } from "node:crypto";
import { AttendanceLogScan } from "../codec/attendance-log-scan.ts";
import type { AttendanceRows } from "../codec/attendance-record.ts";
import { AttendanceRowDecoder } from "../codec/attendance-row-decoder.ts";
import type { AttendanceClues, JudgedLog } from "../codec/layout-judge.ts";
import type { FieldDecoder } from "../codec/text.ts";
import { toLogStart } from "./glance-at-log.ts";
import { decodeAnswer } from "./request.ts";
import { DeviceError } from "./device-error.ts";
import type { DataSet } from "./read-data-set.ts";

/** Rows of a log, and the layout of all of them. */
export interface LaidOutRows extends JudgedLog {
  readonly rows: AttendanceRows;
  /** The first bytes of the log, as a glance fetches them. */
  readonly start: Buffer;
}

/**
 * Reads a log that is too long to be held: fetches it once to find out for sure what its rows are, then once more for the
 * rows. The reader keeps one snapshot for both, and each piece must come twice the same: what was judged is what is given.
 *
 * Asking twice costs the way once more, and only for logs that few readers can have. A file between would cost every place a
 * folder to guard and to clear, and a full disk would be one more way to fail.
 *
 * @throws {DeviceError} also `DEVICE_PROTOCOL_ERROR` when a piece comes different the second time; rows that were given before
 *   it are rows of the log.
 */
export async function* readLongLog(
  data: DataSet,
  clues: AttendanceClues,
  decoder: FieldDecoder,
): AsyncGenerator<LaidOutRows, void, void> {
  const scan = new AttendanceLogScan(clues);
  const seen: string[] = [];
  let start: Buffer | undefined;
  for await (const piece of data.fetch()) {
    start ??= toLogStart(piece);
    decodeAnswer(() => scan.push(piece));
    seen.push(toFingerprint(piece));
  }
  const judged = decodeAnswer(() => scan.end());
  const rows = new AttendanceRowDecoder(judged.layout, { decoder, sixteenByteOrder: clues.sixteenByteOrder });
  for await (const piece of data.fetch()) {
    if (toFingerprint(piece) !== seen.shift()) {
      throw new DeviceError("DEVICE_PROTOCOL_ERROR", "the reader's snapshot of its log changed while it was read");
    }
    start ??= toLogStart(piece);
    for (const some of rows.push(piece)) yield { ...judged, rows: some, start };
  }
}

function toFingerprint(piece: Buffer): string {
  return hash("sha256", piece, "base64");
}
