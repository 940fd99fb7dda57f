import { AttendanceLogDecoder } from "../codec/attendance-log-decoder.ts";
import { type AttendanceRecordSize, type AttendanceRows, toLogUserForm } from "../codec/attendance-record.ts";
import { SET_PREFIX_BYTES } from "../codec/bulk.ts";
import { COMMAND } from "../codec/commands.ts";
import type { UserForm } from "../codec/named-user.ts";
import { decodeAnswer } from "./request.ts";
import { readDataSet } from "./read-data-set.ts";
import type { ReaderConnection } from "./reader-connection.ts";
import { readSizes } from "./read-sizes.ts";

/** What is known of a log as soon as its first rows are: the same in each chunk. */
export interface LogHead {
  /** Bytes of a row; `undefined` for an empty log. */
  readonly recordSize: AttendanceRecordSize | undefined;
  /** By what rows of this size name their users; `undefined` for an empty log. */
  readonly userForm: UserForm | undefined;
  /** The reader's own count just before the read; may be off by one or include blanks. */
  readonly reportedCount: number;
  /** Size of the data set as prepared, its length word included: the cheap exact measure of the log. */
  readonly dataSetBytes: number;
}

/** The next rows of a log, of about 65,000 bytes at most, in log order. */
export interface LogChunk extends LogHead, AttendanceRows {}

/**
 * Reads the whole log as of the reader's snapshot, chunk by chunk, so that it need never be in memory at once. An empty log
 * is one empty chunk.
 *
 * The log is complete exactly when the sequence has ended without error. Until then the rows of a chunk are true rows of the
 * log, but nothing says that they are all of it. Whatever goes wrong, a short chunk, a wrong sum, a lost connection,
 * throws instead of ending: a short log never looks like a whole one.
 *
 * Ask for no users and no other log while this runs: they wait for its end. The time between two chunks is the caller's;
 * other requests may go out in it. To leave early is allowed, ends nothing but this read, and waits for the chunk under way.
 *
 * @throws {DeviceError} see `ReaderConnection`.
 */
export async function* readLog(reader: ReaderConnection, signal?: AbortSignal): AsyncGenerator<LogChunk, void, void> {
  const { punches: reportedCount } = await readSizes(reader, signal);
  const set = { command: COMMAND.ATTENDANCE_LOG, part: 0, reportedCount };
  const settings = { decoder: reader.decoder, sixteenByteOrder: reader.sixteenByteOrder };
  let decoder: AttendanceLogDecoder | undefined;
  for await (const { bytes, payloadBytes } of readDataSet(reader, set, signal)) {
    const log = (decoder ??= new AttendanceLogDecoder({ payloadBytes, reportedCount }, settings));
    const batches = decodeAnswer(() => log.push(bytes));
    const head = toHead(log.recordSize, payloadBytes, reportedCount);
    for (const batch of batches) yield { ...head, ...batch };
  }
  const log = decoder;
  if (log === undefined) yield { ...toHead(undefined, 0, reportedCount), records: [], blanks: [] };
  else decodeAnswer(() => log.end());
}

function toHead(recordSize: AttendanceRecordSize | undefined, payloadBytes: number, reportedCount: number): LogHead {
  const userForm = recordSize && toLogUserForm(recordSize);
  return { recordSize, userForm, reportedCount, dataSetBytes: payloadBytes + SET_PREFIX_BYTES };
}
