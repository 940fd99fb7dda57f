import { decodeSetPrefix, encodeReadBuffer, MAX_CHUNK_BYTES, SET_PREFIX_BYTES } from "../codec/bulk.ts";
import { ANSWER, COMMAND } from "../codec/commands.ts";
import { decodeAnswer } from "./request.ts";
import { askBulk, freeBuffer } from "./bulk-request.ts";
import { DeviceError } from "./device-error.ts";
import { holdLane } from "./lane.ts";
import { type NamedSet, prepareDataSet, toMissingData } from "./prepare-data-set.ts";
import type { ReaderConnection } from "./reader-connection.ts";

/** How often one chunk is asked for before its shortness is an error. */
const CHUNK_TRIES = 3;

/** The next bytes of a data set's records. */
export interface DataSetPiece {
  /** At most 65,472, in a buffer of their own or of the whole set; cut anywhere, also within a record. */
  readonly bytes: Buffer;
  /** Bytes of all records. */
  readonly payloadBytes: number;
}

/**
 * Reads the records of one data set, piece by piece; nothing of an empty one. The set is whole exactly when the sequence
 * ends without error: each piece has been checked by itself, and what is still to come may fail.
 *
 * From the first piece to the end of the sequence the reader's buffer is taken: other bulk reads wait. The buffer is freed
 * before and after; a sequence that is left early leaves it to the next bulk read. One piece is fetched ahead of the caller.
 *
 * @throws {DeviceError} also `DEVICE_PROTOCOL_ERROR` for sums that stay wrong, `DEVICE_REJECTED`.
 */
export async function* readDataSet(
  reader: ReaderConnection,
  set: NamedSet,
  signal: AbortSignal | undefined,
): AsyncGenerator<DataSetPiece, void, void> {
  const release = await holdLane(reader.bulkLane, signal, reader.line.ended);
  try {
    const prepared = await prepareDataSet(reader, set, signal);
    if (prepared.kind === "HERE") yield* cutPayload(prepared.payload);
    else yield* readBuffer(reader, prepared.setBytes, signal);
  } finally {
    release();
  }
}

function* cutPayload(payload: Buffer): Generator<DataSetPiece, void, void> {
  for (let start = 0; start < payload.length; start += MAX_CHUNK_BYTES) {
    yield { bytes: payload.subarray(start, start + MAX_CHUNK_BYTES), payloadBytes: payload.length };
  }
}

async function* readBuffer(
  reader: ReaderConnection,
  setBytes: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<DataSetPiece, void, void> {
  const payloadBytes = setBytes - SET_PREFIX_BYTES;
  for await (const { start, chunk } of readAhead(reader, setBytes, signal)) {
    const bytes = start === 0 ? decodeAnswer(() => decodeSetPrefix(chunk, setBytes)) : chunk;
    if (bytes.length > 0) yield { bytes, payloadBytes };
  }
  await freeBuffer(reader, signal);
}

/** Asks for the next chunk before it gives the last one away: the reader works while the caller does. */
async function* readAhead(
  reader: ReaderConnection,
  setBytes: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ readonly start: number; readonly chunk: Buffer }, void, void> {
  const fetch = (start: number): Promise<Buffer> => {
    const chunk = readChunk(reader, { start, length: Math.min(MAX_CHUNK_BYTES, setBytes - start) }, signal);
    // It may fail while the caller works on the one before: that is heard when it is asked for.
    chunk.catch(() => undefined);
    return chunk;
  };
  let next = fetch(0);
  try {
    for (let start = 0; start < setBytes; start += MAX_CHUNK_BYTES) {
      const chunk = await next;
      if (start + MAX_CHUNK_BYTES < setBytes) next = fetch(start + MAX_CHUNK_BYTES);
      yield { start, chunk };
    }
  } finally {
    // Whoever leaves early leaves nothing under way: another set would take its place in the reader's buffer.
    await next.catch(() => undefined);
  }
}

/** Part of a data set, in bytes; its length word counts. */
interface ChunkPlace {
  readonly start: number;
  readonly length: number;
}

async function readChunk(
  reader: ReaderConnection,
  { start, length }: ChunkPlace,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  const command = COMMAND.READ_BUFFER;
  const data = encodeReadBuffer(start, length);
  for (let tried = 1; ; tried++) {
    const answer = await askBulk(reader, { command, data, maxBytes: length }, signal);
    if (answer.kind === "DATA") {
      if (answer.bytes === length && answer.announced === length) return Buffer.concat(answer.parts, length);
    } else if (answer.kind !== "REFUSED" || answer.answerCode !== ANSWER.ACK_RETRY) {
      throw toMissingData(answer, command);
    }
    if (tried === CHUNK_TRIES) {
      throw new DeviceError("DEVICE_PROTOCOL_ERROR", `the chunk at ${start} stayed short after ${tried} tries`);
    }
  }
}
