import { AttendanceLogDecoder } from "../codec/attendance-log-decoder.ts";
import { type AttendanceLayout, type AttendanceRecordSize, LAYOUT_BYTES } from "../codec/attendance-layout.ts";
import { type AttendanceRows, toLogUserForm } from "../codec/attendance-record.ts";
import { SET_PREFIX_BYTES } from "../codec/bulk.ts";
import { COMMAND } from "../codec/commands.ts";
import type { UserForm } from "../codec/named-user.ts";
import { decodeAnswer } from "./request.ts";
import { readDataSet } from "./read-data-set.ts";
import type { ReaderConnection } from "./reader-connection.ts";
import { readSizes } from "./read-sizes.ts";

/** What is known of a log before its first rows: the same in each chunk. */
export interface LogHead {
  /** `undefined` for an empty log. */
  readonly layout: AttendanceLayout | undefined;
  /** Bytes of a row; `undefined` for an empty log. */
  readonly recordSize: AttendanceRecordSize | undefined;
  /** By what rows of this layout name their users; `undefined` for an empty log. */
  readonly userForm: UserForm | undefined;
  /** The reader's own count just before the read; may be off by one or include blanks. */
  readonly reportedCount: number;
  /** Size of the data set as prepared, its length word included: the cheap exact measure of the log. */
  readonly dataSetBytes: number;
}

/** The next rows of a log, of about 65,000 bytes at most, in log order. */
export interface LogChunk extends LogHead, AttendanceRows {}

/**
 * Reads the whole log as of the reader's snapshot and gives it chunk by chunk. An empty log is one empty chunk.
 *
 * Its bytes are held until all of them are there, because only all of them tell for sure what a row is: the first chunk
 * comes after the last byte. Whatever goes wrong, a short chunk, a wrong sum, a lost connection, bytes that no layout fits
 * for sure, throws before that: no row is given that may be misread, and a short log never looks like a whole one.
 *
 * Ask for no users and no other log while bytes come: they wait for the last. The time between two chunks is the caller's.
 *
 * @throws {DeviceError} see `ReaderConnection`; `DEVICE_PROTOCOL_ERROR` for rows of an unknown layout.
 */
export async function* readLog(reader: ReaderConnection, signal?: AbortSignal): AsyncGenerator<LogChunk, void, void> {
  const { punches: reportedCount } = await readSizes(reader, signal);
  const set = { command: COMMAND.ATTENDANCE_LOG, part: 0, reportedCount };
  const { decoder, sixteenByteOrder, recordLayout: layout } = reader;
  let log: AttendanceLogDecoder | undefined;
  let dataSetBytes = SET_PREFIX_BYTES;
  for await (const { bytes, payloadBytes } of readDataSet(reader, set, signal)) {
    const clues = { payloadBytes, reportedCount, layout, sixteenByteOrder, nowMs: reader.nowMs() };
    const taken = (log ??= new AttendanceLogDecoder(clues, decoder));
    decodeAnswer(() => taken.push(bytes));
    dataSetBytes = payloadBytes + SET_PREFIX_BYTES;
  }
  const whole = log;
  const decoded = whole && decodeAnswer(() => whole.end());
  const head = { ...toRowHead(decoded?.layout), reportedCount, dataSetBytes };
  for (const batch of decoded?.batches ?? [NO_ROWS]) yield { ...head, ...batch };
}

const NO_ROWS: AttendanceRows = { records: [], blanks: [] };

function toRowHead(layout: AttendanceLayout | undefined): Pick<LogHead, "layout" | "recordSize" | "userForm"> {
  return { layout, recordSize: layout && LAYOUT_BYTES[layout], userForm: layout && toLogUserForm(layout) };
}
