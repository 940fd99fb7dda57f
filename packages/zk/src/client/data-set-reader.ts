import {
  decodeDataSet,
  decodePreparedSize,
  encodePrepareBuffer,
  encodeReadBuffer,
  MAX_CHUNK_BYTES,
} from "../codec/bulk.ts";
import { ANSWER, COMMAND } from "../codec/commands.ts";
import { BulkAnswer, type BulkEnd } from "./bulk-answer.ts";
import type { Connection } from "./connection.ts";
import { DeviceError } from "./device-error.ts";
import { isUnknownRequest } from "./request.ts";

/** Largest data set accepted; the logs of the largest readers stay below a quarter of it. */
const MAX_SET_BYTES = 256 * 1024 * 1024;
/** How many times the usual wait a reader may take to copy a large set into its buffer, during which it says nothing. */
const PREPARE_PATIENCE = 3;
/** How often one chunk is asked for before its shortness is an error. */
const CHUNK_TRIES = 3;

/** Bytes of a data set received so far. */
export interface BulkProgress {
  readonly receivedBytes: number;
  readonly totalBytes: number;
}

/** What to read, and how. */
export interface DataSetRequest {
  /** The old direct command, which also names the set in PREPARE_BUFFER. */
  readonly command: number;
  readonly part: number;
  /** Milliseconds without any byte after which a request is given up. */
  readonly timeoutMs: number;
  readonly onProgress: ((progress: BulkProgress) => void) | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * Reads one data set whole: through the buffer, or as the direct answer of a small set, or with the old direct command
 * when the reader does not know PREPARE_BUFFER. Frees the reader's buffer before and after.
 *
 * @returns its records. Every sum has been checked: a short set never looks like a whole one.
 * @throws {DeviceError} also `DEVICE_PROTOCOL_ERROR` for sums that stay wrong, `DEVICE_REJECTED`.
 * @throws {ZkWireError} `BAD_LENGTH` for lengths that contradict each other.
 */
export async function readDataSet(connection: Connection, request: DataSetRequest): Promise<Buffer> {
  await freeBuffer(connection, request);
  const prepare = encodePrepareBuffer(request.command, request.part);
  const patient = { ...request, timeoutMs: request.timeoutMs * PREPARE_PATIENCE };
  const prepared = await ask(connection, patient, { command: COMMAND.PREPARE_BUFFER, data: prepare });
  if (prepared.kind === "REFUSED") {
    if (isUnknownRequest(prepared.answerCode)) return readDirectly(connection, request);
    throw toRejection(prepared, COMMAND.PREPARE_BUFFER);
  }
  if (prepared.kind === "DATA") {
    const set = decodeDataSet(joinWhole(prepared));
    await freeBuffer(connection, request);
    return set;
  }
  const size = decodePreparedSize(prepared.data);
  if (size === 0) return Buffer.alloc(0);
  const set = await readBuffer(connection, request, size);
  await freeBuffer(connection, request);
  return decodeDataSet(set);
}

async function readDirectly(connection: Connection, request: DataSetRequest): Promise<Buffer> {
  const data = request.part === 0 ? Buffer.alloc(0) : Buffer.of(request.part);
  const answer = await ask(connection, request, { command: request.command, data });
  if (answer.kind === "DATA") return decodeDataSet(joinWhole(answer));
  throw toRejection(answer, request.command);
}

async function readBuffer(connection: Connection, request: DataSetRequest, size: number): Promise<Buffer> {
  if (size > MAX_SET_BYTES) throw new DeviceError("DEVICE_PROTOCOL_ERROR", `the reader prepared ${size} bytes`);
  const set = Buffer.allocUnsafeSlow(size);
  for (let start = 0; start < size; start += MAX_CHUNK_BYTES) {
    const chunk = set.subarray(start, Math.min(start + MAX_CHUNK_BYTES, size));
    await readChunk(connection, request, { start, chunk });
    request.onProgress?.({ receivedBytes: start + chunk.length, totalBytes: size });
  }
  return set;
}

/** Fills `chunk` with the bytes of the set from `start` on. */
async function readChunk(
  connection: Connection,
  request: DataSetRequest,
  { start, chunk }: { readonly start: number; readonly chunk: Buffer },
): Promise<void> {
  const data = encodeReadBuffer(start, chunk.length);
  for (let tried = 1; ; tried++) {
    const answer = await ask(connection, request, { command: COMMAND.READ_BUFFER, data }, chunk.length);
    if (answer.kind === "DATA" && answer.bytes === chunk.length && answer.announced === chunk.length) {
      copyParts(answer.parts, chunk);
      return;
    }
    const isRetryable = answer.kind === "DATA" || (answer.kind === "REFUSED" && answer.answerCode === ANSWER.ACK_RETRY);
    if (!isRetryable) throw toRejection(answer, COMMAND.READ_BUFFER);
    if (tried === CHUNK_TRIES) {
      throw new DeviceError("DEVICE_PROTOCOL_ERROR", `the chunk at ${start} stayed short after ${tried} tries`);
    }
  }
}

async function ask(
  connection: Connection,
  { timeoutMs, signal }: DataSetRequest,
  request: { readonly command: number; readonly data: Buffer },
  maxBytes: number = MAX_SET_BYTES,
): Promise<BulkEnd> {
  const answer = new BulkAnswer(maxBytes);
  const accept = answer.add.bind(answer);
  await connection.exchange({ ...request, timeoutMs, answer: "BULK", accept }, signal);
  return answer.end;
}

/** Readers with nothing to free refuse this; it makes no difference. */
async function freeBuffer(connection: Connection, { timeoutMs, signal }: DataSetRequest): Promise<void> {
  const request = { command: COMMAND.FREE_DATA, data: Buffer.alloc(0), timeoutMs, accept: () => true };
  await connection.exchange({ ...request, answer: "ONE_PACKET" }, signal);
}

function joinWhole({ parts, bytes, announced }: Extract<BulkEnd, { kind: "DATA" }>): Buffer {
  if (bytes !== announced) {
    throw new DeviceError("DEVICE_PROTOCOL_ERROR", `the reader announced ${announced} bytes and sent ${bytes}`);
  }
  const whole = Buffer.allocUnsafeSlow(bytes);
  copyParts(parts, whole);
  return whole;
}

function copyParts(parts: readonly Buffer[], target: Buffer): void {
  let offset = 0;
  for (const part of parts) {
    target.set(part, offset);
    offset += part.length;
  }
}

function toRejection(answer: BulkEnd, command: number): DeviceError {
  if (answer.kind !== "REFUSED") {
    const message = `the reader acknowledged command ${command} without data`;
    return new DeviceError("DEVICE_PROTOCOL_ERROR", message, { answerCode: ANSWER.ACK_OK });
  }
  const { answerCode } = answer;
  return new DeviceError("DEVICE_REJECTED", `the reader refused command ${command} with ${answerCode}`, { answerCode });
}
