import { LAYOUT_BYTES } from "../codec/attendance-layout.ts";
import { decodeSetPrefix, SET_PREFIX_BYTES } from "../codec/bulk.ts";
import { COMMAND } from "../codec/commands.ts";
import { freeBuffer } from "./bulk-request.ts";
import { DeviceError } from "./device-error.ts";
import { prepareDataSet } from "./prepare-data-set.ts";
import { readChunk } from "./read-data-set.ts";
import type { ReaderConnection } from "./reader-connection.ts";
import { decodeAnswer } from "./request.ts";
import { MOST_LOG_ROWS } from "./set-bounds.ts";
import { createTimeBudget } from "./time-budget.ts";

/** Bytes that a glance fetches: ten rows or more. */
export const LOG_START_BYTES = 512;

/** What a log shows without being read. */
export interface LogGlance {
  /** Size of the data set as prepared, its length word included: the exact measure of the log. */
  readonly dataSetBytes: number;
  /** The first bytes of its rows. */
  readonly start: Buffer;
}

/** The part of a log's first bytes that a glance fetches too; a copy. */
export function toLogStart(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, LOG_START_BYTES));
}

/**
 * Asks how long the log is and for its first rows, which costs one small answer however long it is.
 *
 * @returns `undefined` when the reader cannot give a part of its log.
 * @throws {DeviceError} as `readLog`.
 */
export async function glanceAtLog(reader: ReaderConnection, signal?: AbortSignal): Promise<LogGlance | undefined> {
  try {
    return await reader.bulkLane(() => glance(reader, signal), signal);
  } catch (error) {
    if (error instanceof DeviceError && error.isUnsupported) return undefined;
    throw error;
  }
}

async function glance(reader: ReaderConnection, signal: AbortSignal | undefined): Promise<LogGlance> {
  const mostBytes = SET_PREFIX_BYTES + MOST_LOG_ROWS * Math.max(...Object.values(LAYOUT_BYTES));
  const set = { command: COMMAND.ATTENDANCE_LOG, part: 0, reportedCount: undefined, mostBytes, isBufferedOnly: true };
  const prepared = await prepareDataSet(reader, set, signal);
  if (prepared.kind === "HERE") {
    return { dataSetBytes: prepared.payload.length + SET_PREFIX_BYTES, start: toLogStart(prepared.payload) };
  }
  const dataSetBytes = prepared.setBytes;
  const length = Math.min(dataSetBytes, SET_PREFIX_BYTES + LOG_START_BYTES);
  const time = createTimeBudget(length, reader);
  const chunk = await readChunk(reader, { start: 0, length, time }, signal);
  const start = decodeAnswer(() => decodeSetPrefix(chunk, dataSetBytes));
  await freeBuffer(reader, signal);
  return { dataSetBytes, start };
}
