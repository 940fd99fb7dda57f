import { LAYOUT_BYTES } from "../codec/attendance-layout.ts";
import { type AttendanceRows, decodeAttendanceRecords } from "../codec/attendance-record.ts";
import { decodeSetPrefix, SET_PREFIX_BYTES } from "../codec/bulk.ts";
import { COMMAND } from "../codec/commands.ts";
import { toLatestTime } from "../codec/layout-judge.ts";
import { beginTail, continueTail, type TailStep } from "../codec/log-continuity.ts";
import { extendLogCursor, type LogCursor } from "../codec/log-cursor.ts";
import { LOOKS } from "../codec/row-look.ts";
import { freeBuffer } from "./bulk-request.ts";
import { toStepError } from "./device-error.ts";
import { LOG_START_BYTES, toLogStart } from "./glance-at-log.ts";
import { prepareDataSet } from "./prepare-data-set.ts";
import { readChunk } from "./read-data-set.ts";
import { toLogError } from "./read-log.ts";
import type { ReaderConnection } from "./reader-connection.ts";
import { readSizesIfTold } from "./read-sizes.ts";
import { decodeAnswer } from "./request.ts";
import { MOST_LOG_ROWS, toSetBytes } from "./set-bounds.ts";
import { createTimeBudget } from "./time-budget.ts";

/** Rows of one part. */
const ROWS_AT_ONCE = 500;

/** The end of a log that was read before. */
export type LogTail =
  | {
      readonly kind: "TAIL";
      /** What came since, in log order; at least one part, which may be empty. */
      readonly parts: readonly TailPart[];
      /** The reader's own count just before the read; `undefined` where it tells none. */
      readonly reportedCount: number | undefined;
      /** Size of the data set as prepared, its length word included. */
      readonly dataSetBytes: number;
      /** The first bytes of its rows, as a glance fetches them; `undefined` where the log begins as it did. */
      readonly start: Buffer | undefined;
    }
  /** It does not go on from there, or that cannot be told for sure: only the whole log tells. */
  | { readonly kind: "LOST" };

/** Some rows, and how far the log was read with them. */
export interface TailPart extends AttendanceRows {
  readonly cursor: LogCursor;
}

/**
 * Reads what came to a log since it was read up to `cursor`, however long it is; see `log-continuity.ts`.
 *
 * @throws {DeviceError} as `readLog`; `isUnsupported` when the reader cannot give a part of its log.
 */
export async function readLogTail(reader: ReaderConnection, cursor: LogCursor, signal?: AbortSignal): Promise<LogTail> {
  try {
    return await reader.bulkLane(() => read(reader, cursor, signal), signal);
  } catch (error) {
    throw toStepError("LOG", toLogError(error));
  }
}

async function read(reader: ReaderConnection, cursor: LogCursor, signal: AbortSignal | undefined): Promise<LogTail> {
  const { punches: reportedCount } = (await readSizesIfTold(reader, signal)) ?? {};
  const rowBytes = LAYOUT_BYTES[cursor.layout];
  const mostBytes = toSetBytes(MOST_LOG_ROWS, rowBytes);
  const set = { command: COMMAND.ATTENDANCE_LOG, part: 0, reportedCount, mostBytes, isBufferedOnly: true };
  const log = toPreparedLog(reader, await prepareDataSet(reader, set, signal), signal);
  const slots = log.payloadBytes / rowBytes;
  const found = Number.isInteger(slots) ? await find(reader, log, beginTail(cursor, slots)) : undefined;
  const dropped = cursor.end - (found?.end ?? 0);
  const start = found === undefined || dropped === 0 ? undefined : await log.fetchStart();
  await log.free();
  if (found === undefined || !areRows(reader, cursor, found.rows)) return { kind: "LOST" };
  const at = { ...cursor, slots: found.end, end: found.end };
  const dataSetBytes = log.payloadBytes + SET_PREFIX_BYTES;
  return { kind: "TAIL", parts: toParts(reader, at, found.rows), reportedCount, dataSetBytes, start };
}

/** A log that waits to be fetched in parts. */
interface PreparedLog {
  readonly payloadBytes: number;
  readonly fetch: (start: number, length: number) => Promise<Buffer>;
  readonly fetchStart: () => Promise<Buffer>;
  readonly free: () => Promise<void>;
}

function toPreparedLog(
  reader: ReaderConnection,
  prepared: Awaited<ReturnType<typeof prepareDataSet>>,
  signal: AbortSignal | undefined,
): PreparedLog {
  if (prepared.kind === "HERE") {
    const { payload } = prepared;
    return {
      payloadBytes: payload.length,
      fetch: async (start, length) => payload.subarray(start, start + length),
      fetchStart: async () => toLogStart(payload),
      free: async () => undefined,
    };
  }
  const { setBytes } = prepared;
  const fetchSet = (start: number, length: number): Promise<Buffer> => fetchInChunks(reader, { start, length }, signal);
  return {
    payloadBytes: setBytes - SET_PREFIX_BYTES,
    fetch: (start, length) => fetchSet(SET_PREFIX_BYTES + start, length),
    fetchStart: async () => {
      const chunk = await fetchSet(0, Math.min(setBytes, SET_PREFIX_BYTES + LOG_START_BYTES));
      return decodeAnswer(() => decodeSetPrefix(chunk, setBytes));
    },
    free: () => freeBuffer(reader, signal),
  };
}

async function fetchInChunks(
  reader: ReaderConnection,
  { start, length }: { readonly start: number; readonly length: number },
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  const time = createTimeBudget(length, reader);
  const { chunkBytes } = reader.line.link;
  const chunks: Buffer[] = [];
  for (let at = start; at < start + length; at += chunkBytes) {
    const place = { start: at, length: Math.min(chunkBytes, start + length - at), time };
    chunks.push(await readChunk(reader, place, signal));
  }
  return Buffer.concat(chunks);
}

async function find(
  { mostHeldBytes }: ReaderConnection,
  log: PreparedLog,
  begun: TailStep,
): Promise<Extract<TailStep, { kind: "FOUND" }> | undefined> {
  let step = begun;
  while (step.kind === "FETCH") {
    const { search, first, count } = step;
    const rowBytes = LAYOUT_BYTES[search.cursor.layout];
    if ((search.total - first) * rowBytes > mostHeldBytes) return undefined;
    step = continueTail(search, await log.fetch(first * rowBytes, count * rowBytes));
  }
  return step.kind === "FOUND" ? step : undefined;
}

/** Whether all of it are rows of this layout for sure: a few are judged more strictly than a whole log. */
function areRows(
  { sixteenByteOrder, recordLayout, nowMs }: ReaderConnection,
  { layout }: LogCursor,
  rows: Buffer,
): boolean {
  const isNamed = recordLayout !== "AUTO";
  if (isNamed && recordLayout !== layout) return false;
  const settings = { sixteenByteOrder, isNamed, latestTime: isNamed ? 0xffff_ffff : toLatestTime(nowMs()) };
  const rowBytes = LAYOUT_BYTES[layout];
  for (let start = 0; start < rows.length; start += rowBytes) {
    if (LOOKS[layout](rows, start, settings) === "WRONG") return false;
  }
  return true;
}

function toParts({ decoder, sixteenByteOrder }: ReaderConnection, from: LogCursor, rows: Buffer): readonly TailPart[] {
  const { layout } = from;
  const step = ROWS_AT_ONCE * LAYOUT_BYTES[layout];
  const parts: TailPart[] = [];
  let cursor = from;
  for (let start = 0; start < Math.max(rows.length, 1); start += step) {
    const decoding = { decoder, sixteenByteOrder, firstPosition: cursor.slots };
    const some = decodeAttendanceRecords(rows.subarray(start, start + step), layout, decoding);
    cursor = extendLogCursor(cursor, some);
    parts.push({ ...some, cursor });
  }
  return parts;
}
