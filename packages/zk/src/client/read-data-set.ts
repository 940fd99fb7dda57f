import { decodeSetPrefix, encodeReadBuffer, MAX_CHUNK_BYTES, SET_PREFIX_BYTES } from "../codec/bulk.ts";
import { ANSWER, COMMAND } from "../codec/commands.ts";
import { decodeAnswer } from "./request.ts";
import { askBulk, freeBuffer, toMissingData } from "./bulk-request.ts";
import { DeviceError } from "./device-error.ts";
import { holdLane } from "./lane.ts";
import { type NamedSet, prepareDataSet } from "./prepare-data-set.ts";
import type { ReaderConnection } from "./reader-connection.ts";
import { createTimeBudget, type TimeBudget } from "./time-budget.ts";
import { isLossless } from "./transport.ts";

/** A data set that waits to be fetched. */
export interface DataSet {
  /** Bytes of all records. */
  readonly payloadBytes: number;
  /**
   * Fetches the records, piece by piece; nothing of an empty set. They are whole exactly when the sequence ends without
   * error. A piece has at most 65,472 bytes and may end within a record; one is fetched ahead of the caller. Called again
   * it begins again: the reader keeps its snapshot, and what it says the second time is its affair.
   */
  fetch(): AsyncGenerator<Buffer, void, void>;
}

/**
 * Takes a snapshot of a data set and gives what `use` makes of it. The reader's buffer is taken meanwhile: other bulk reads
 * wait. It is freed before and after; a sequence that is left early leaves it to the next bulk read.
 *
 * @throws {DeviceError} also `DEVICE_PROTOCOL_ERROR` for sums that stay wrong and for more bytes than the reader can hold,
 *   `DEVICE_TIMEOUT` for bytes that only drip, `DEVICE_REJECTED`.
 */
export async function* useDataSet<T>(
  reader: ReaderConnection,
  set: NamedSet,
  use: (data: DataSet) => AsyncGenerator<T, void, void>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T, void, void> {
  const release = await holdLane(reader.bulkLane, signal, reader.line.ended);
  try {
    const prepared = await prepareDataSet(reader, set, signal);
    if (prepared.kind === "HERE") yield* use(toFetched(prepared.payload));
    else {
      yield* use(toBuffered(reader, prepared.setBytes, signal));
      await freeBuffer(reader, signal);
    }
  } finally {
    release();
  }
}

/** Reads the records of one data set, piece by piece; see `useDataSet` and `DataSet`. */
export function readDataSet(
  reader: ReaderConnection,
  set: NamedSet,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer, void, void> {
  return useDataSet(reader, set, (data) => data.fetch(), signal);
}

function toFetched(payload: Buffer): DataSet {
  return {
    payloadBytes: payload.length,
    fetch: async function* () {
      for (let start = 0; start < payload.length; start += MAX_CHUNK_BYTES) {
        yield payload.subarray(start, start + MAX_CHUNK_BYTES);
        // Nothing is waited for here, and whoever looks at each piece would keep everybody else waiting until the last.
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

function toBuffered(reader: ReaderConnection, setBytes: number, signal: AbortSignal | undefined): DataSet {
  return {
    payloadBytes: setBytes - SET_PREFIX_BYTES,
    fetch: async function* () {
      for await (const { start, chunk } of readAhead(reader, setBytes, signal)) {
        const bytes = start === 0 ? decodeAnswer(() => decodeSetPrefix(chunk, setBytes)) : chunk;
        if (bytes.length > 0) yield bytes;
      }
    },
  };
}

/** Asks for the next chunk before it gives the last one away: the reader works while the caller does. */
async function* readAhead(
  reader: ReaderConnection,
  setBytes: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ readonly start: number; readonly chunk: Buffer }, void, void> {
  const time = createTimeBudget(setBytes, reader);
  const { chunkBytes } = reader.line.link;
  const fetch = (start: number): Promise<Buffer> => {
    const chunk = readChunk(reader, { start, length: Math.min(chunkBytes, setBytes - start), time }, signal);
    // It may fail while the caller works on the one before: that is heard when it is asked for.
    chunk.catch(() => undefined);
    return chunk;
  };
  let next = fetch(0);
  try {
    for (let start = 0; start < setBytes; start += chunkBytes) {
      const chunk = await next;
      if (start + chunkBytes < setBytes) next = fetch(start + chunkBytes);
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
  readonly time: TimeBudget;
}

/**
 * Fetches one part of the set in the reader's buffer; one that comes short is asked for again. Where packets get lost it is
 * asked for in parts that come in one packet each: of several nothing says which comes first.
 */
export async function readChunk(
  reader: ReaderConnection,
  { start, length, time }: ChunkPlace,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let at = start; at < start + length; ) {
    const part = await readPart(reader, { start: at, length: start + length - at, time }, signal);
    parts.push(part);
    at += part.length;
  }
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : Buffer.concat(parts);
}

/** Fetches the beginning of such a part, as much of it as one request may ask for. */
async function readPart(
  reader: ReaderConnection,
  { start, length: most, time }: ChunkPlace,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  const command = COMMAND.READ_BUFFER;
  const { tries } = reader.line.link;
  for (let tried = 1; ; tried++) {
    const length = Math.min(most, reader.line.partBytes);
    const data = encodeReadBuffer(start, length);
    const answer = await askBulk(reader, { command, data, maxBytes: length, partBytes: length, time }, signal);
    if (answer.kind === "DATA") {
      if (answer.data.length === length && answer.announced === length) return answer.data;
      const isInParts = answer.data.length > 0 && !isLossless(reader.line.link);
      if (isInParts) reader.line.limitParts(answer.data.length);
    } else if (answer.kind !== "REFUSED" || answer.answerCode !== ANSWER.ACK_RETRY || tried === tries) {
      throw toMissingData(answer, command);
    }
    if (tried === tries) {
      throw new DeviceError("DEVICE_PROTOCOL_ERROR", `the chunk at ${start} stayed short after ${tried} tries`);
    }
    reader.line.countAskedAgain();
  }
}
