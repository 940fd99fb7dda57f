import { AttendanceLogDecoder } from "../codec/attendance-log-decoder.ts";
import {
  type AttendanceLayout,
  type AttendanceLayoutSetting,
  type AttendanceRecordSize,
  LAYOUT_BYTES,
} from "../codec/attendance-layout.ts";
import { type AttendanceRows, toLogUserForm } from "../codec/attendance-record.ts";
import { SET_PREFIX_BYTES } from "../codec/bulk.ts";
import { ANSWER, COMMAND } from "../codec/commands.ts";
import { toLogStart } from "./glance-at-log.ts";
import type { AttendanceClues } from "../codec/layout-judge.ts";
import type { UserForm } from "../codec/named-user.ts";
import type { ExpectedTimes, TimeCount } from "../codec/time-count.ts";
import type { FreeSizes } from "../codec/free-sizes.ts";
import { decodeAnswer } from "./request.ts";
import { DeviceError, toStepError } from "./device-error.ts";
import { type DataSet, useDataSet } from "./read-data-set.ts";
import { readLongLog } from "./read-long-log.ts";
import type { ReaderConnection } from "./reader-connection.ts";
import { readSizesIfTold } from "./read-sizes.ts";
import { MOST_LOG_ROWS, toMostRecords, toSetBytes } from "./set-bounds.ts";

/** What is known of a log before its first rows: the same in each chunk. */
export interface LogHead {
  /** `undefined` for an empty log. */
  readonly layout: AttendanceLayout | undefined;
  /** Bytes of a row; `undefined` for an empty log. */
  readonly recordSize: AttendanceRecordSize | undefined;
  /** By what rows of this layout name their users; `undefined` for an empty log. */
  readonly userForm: UserForm | undefined;
  /** The reader's own count just before the read; may be off by one or include blanks. `undefined` where it tells none. */
  readonly reportedCount: number | undefined;
  /** All slots of the log, blank ones counted. */
  readonly totalSlots: number;
  /** Size of the data set as prepared, its length word included: the cheap exact measure of the log. */
  readonly dataSetBytes: number;
  /** The first bytes of the rows, as a glance fetches them: the oldest rows, which stay the same until a log is cleared. */
  readonly start: Buffer;
  /** The times of all its rows; `undefined` where none were expected. */
  readonly times: TimeCount | undefined;
}

/** The next rows of a log, 500 at most, in log order. */
export interface LogChunk extends LogHead, AttendanceRows {}

/**
 * Reads the whole log as of the reader's snapshot and gives it chunk by chunk. An empty log is one empty chunk.
 *
 * No row is given before all bytes have come, because only all of them tell for sure what a row is. Up to `mostHeldBytes` are
 * held until then; a longer log is asked for twice, see `readLongLog`. Whatever goes wrong, a short chunk, a wrong sum, a lost connection,
 * bytes that no layout fits for sure, throws: no row is given that may be misread, and a short log never looks like a whole one.
 *
 * Ask for no users and no other log while bytes come: they wait for the last. The time between two chunks is the caller's.
 *
 * @throws {DeviceError} see `ReaderConnection`; `DEVICE_PROTOCOL_ERROR` for rows of an unknown layout and for more of them than
 *   the reader can hold; `DEVICE_LOG_NOT_OFFERED` where the reader keeps its log to itself.
 */
export async function* readLog(
  reader: ReaderConnection,
  signal?: AbortSignal,
  expectedTimes?: ExpectedTimes,
): AsyncGenerator<LogChunk, void, void> {
  try {
    const sizes = await readSizesIfTold(reader, signal);
    let held: LogPart | undefined;
    // Chunks are yielded here and by a plain loop: each generator more that they pass is felt, 200 times for one log.
    for await (const part of readParts(reader, sizes, { signal, expectedTimes })) {
      if (part.isHeld) held = part;
      else for (const chunk of toChunks(part, sizes?.punches)) yield chunk;
    }
    // The reader is done with what is held: others have their turn at it while the rows are taken.
    if (held !== undefined) for (const chunk of toChunks(held, sizes?.punches)) yield chunk;
  } catch (error) {
    throw toStepError("LOG", toLogError(error));
  }
}

/** A reader set to access control answers its users and refuses its log, by a number of its own. */
export function toLogError(error: unknown): unknown {
  if (!(error instanceof DeviceError) || error.answerCode !== ANSWER.NOT_OFFERED) return error;
  const { answerCode, message } = error;
  return new DeviceError("DEVICE_LOG_NOT_OFFERED", `the reader does not offer its log: ${message}`, { answerCode });
}

/** What is known beside the reader. */
interface LogQuestion {
  readonly signal: AbortSignal | undefined;
  readonly expectedTimes: ExpectedTimes | undefined;
}

function readParts(
  reader: ReaderConnection,
  sizes: FreeSizes | undefined,
  { signal, expectedTimes }: LogQuestion,
): AsyncGenerator<LogPart, void, void> {
  const { punches: reportedCount, punchCapacity: capacity = 0 } = sizes ?? {};
  const mostRows = toMostRecords({ capacity, reportedCount: reportedCount ?? 0, most: MOST_LOG_ROWS });
  const mostBytes = toSetBytes(mostRows, toMostRowBytes(reader.recordLayout));
  const set = { command: COMMAND.ATTENDANCE_LOG, part: 0, reportedCount, mostBytes };
  const told = { reportedCount: reportedCount ?? 0, mostRows, expectedTimes };
  return useDataSet(reader, set, (data) => toParts(reader, data, told), signal);
}

/** Rows whose layout is sure. */
interface LogPart {
  readonly layout: AttendanceLayout | undefined;
  readonly batches: Iterable<AttendanceRows>;
  readonly dataSetBytes: number;
  readonly start: Buffer;
  readonly times: TimeCount | undefined;
  /** All of the log, and nothing of it is still at the reader. */
  readonly isHeld: boolean;
}

async function* toParts(
  reader: ReaderConnection,
  data: DataSet,
  told: Pick<AttendanceClues, "reportedCount" | "mostRows" | "expectedTimes">,
): AsyncGenerator<LogPart, void, void> {
  const { decoder, sixteenByteOrder, recordLayout: layout } = reader;
  const { payloadBytes } = data;
  const dataSetBytes = payloadBytes + SET_PREFIX_BYTES;
  const part = { layout: undefined, batches: [NO_ROWS], dataSetBytes, isHeld: true, start: NOTHING, times: undefined };
  const clues = { ...told, payloadBytes, layout, sixteenByteOrder, nowMs: reader.nowMs() };
  if (payloadBytes > reader.mostHeldBytes) {
    for await (const { rows, ...found } of readLongLog(data, clues, decoder)) {
      yield { ...part, ...found, batches: [rows], isHeld: false };
    }
    return;
  }
  const log = new AttendanceLogDecoder(clues, decoder);
  let start: Buffer | undefined;
  for await (const piece of data.fetch()) {
    start ??= toLogStart(piece);
    decodeAnswer(() => log.push(piece));
  }
  yield start === undefined ? part : { ...part, ...decodeAnswer(() => log.end()), start };
}

function* toChunks(
  { layout, batches, dataSetBytes, start, times }: LogPart,
  reportedCount: number | undefined,
): Generator<LogChunk, void, void> {
  const totalSlots = layout === undefined ? 0 : (dataSetBytes - SET_PREFIX_BYTES) / LAYOUT_BYTES[layout];
  const head = { ...toRowHead(layout), reportedCount, totalSlots, dataSetBytes, start, times };
  for (const rows of batches) yield { ...head, ...rows };
}

/** Bytes of the longest row that a reader of this setting can write. */
function toMostRowBytes(layout: AttendanceLayoutSetting): number {
  return layout === "AUTO" ? Math.max(...Object.values(LAYOUT_BYTES)) : LAYOUT_BYTES[layout];
}

const NOTHING = Buffer.alloc(0);
const NO_ROWS: AttendanceRows = { records: [], blanks: [] };

function toRowHead(layout: AttendanceLayout | undefined): Pick<LogHead, "layout" | "recordSize" | "userForm"> {
  return { layout, recordSize: layout && LAYOUT_BYTES[layout], userForm: layout && toLogUserForm(layout) };
}
