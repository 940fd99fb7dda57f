import { decodeDataSet, decodePreparedSize, encodePrepareBuffer } from "../codec/bulk.ts";
import { ANSWER, COMMAND } from "../codec/commands.ts";
import { decodeAnswer, isUnknownRequest, toRefusal } from "./request.ts";
import { askBulk, freeBuffer, toMissingData } from "./bulk-request.ts";
import type { BulkEnd } from "./bulk-answer.ts";
import { DeviceError } from "./device-error.ts";
import type { ReaderConnection } from "./reader-connection.ts";

/** How many times the usual wait a reader may take to copy a large set into its buffer, during which it says nothing. */
const PREPARE_PATIENCE = 3;

/** What to read. */
export interface NamedSet {
  /** The old direct command, which also names the set in PREPARE_BUFFER. */
  readonly command: number;
  readonly part: number;
  /** Records that the reader says the set has; `undefined` where it does not say. */
  readonly reportedCount: number | undefined;
  /** More bytes has no such set of this reader; see `toMostRecords`. */
  readonly mostBytes: number;
  /** A reader that does not know PREPARE_BUFFER refuses the set; default false. */
  readonly isBufferedOnly?: boolean;
}

/** A data set that can be fetched. */
export type PreparedSet =
  | { readonly kind: "BUFFERED"; readonly setBytes: number } // waits in the reader's buffer; its length word included
  | { readonly kind: "HERE"; readonly payload: Buffer }; // came at once; its records

/**
 * Frees the reader's buffer and takes a snapshot of a data set, which waits in the buffer then or, where it is small, has
 * come as the answer. A reader that does not know PREPARE_BUFFER gives the set to the old direct command.
 *
 * @throws {DeviceError} also `DEVICE_PROTOCOL_ERROR` for sums that are wrong, `DEVICE_REJECTED`.
 */
export async function prepareDataSet(
  reader: ReaderConnection,
  set: NamedSet,
  signal: AbortSignal | undefined,
): Promise<PreparedSet> {
  try {
    return await prepare(reader, set, signal);
  } catch (error) {
    // Some firmware has no set to give before the first record, and refuses.
    if (set.reportedCount === 0 && isNothingToGive(error)) return { kind: "HERE", payload: Buffer.alloc(0) };
    throw error;
  }
}

async function prepare(reader: ReaderConnection, set: NamedSet, signal: AbortSignal | undefined): Promise<PreparedSet> {
  await freeBuffer(reader, signal);
  const command = COMMAND.PREPARE_BUFFER;
  const data = encodePrepareBuffer(set.command, set.part);
  const bounds = { maxBytes: Math.min(set.mostBytes, reader.mostHeldBytes), patience: PREPARE_PATIENCE };
  const answer = await askBulk(reader, { command, data, ...bounds }, signal);
  switch (answer.kind) {
    case "REFUSED":
      if (isUnknownRequest(answer.answerCode) && set.isBufferedOnly !== true) return readDirectly(reader, set, signal);
      throw toRefusal(command, answer.answerCode);
    case "BUFFERED":
      return decodeAnswer(() => toBuffered(decodePreparedSize(answer.data), set.mostBytes));
    case "DATA": {
      const payload = decodeAnswer(() => decodeDataSet(requireWhole(answer)));
      await freeBuffer(reader, signal);
      return { kind: "HERE", payload };
    }
  }
}

function toBuffered(setBytes: number, mostBytes: number): PreparedSet {
  if (setBytes === 0) return { kind: "HERE", payload: Buffer.alloc(0) };
  if (setBytes > mostBytes) {
    const message = `the reader prepared ${setBytes} bytes: more than the ${mostBytes} that it can hold`;
    throw new DeviceError("DEVICE_PROTOCOL_ERROR", message);
  }
  return { kind: "BUFFERED", setBytes };
}

async function readDirectly(
  reader: ReaderConnection,
  set: NamedSet,
  signal: AbortSignal | undefined,
): Promise<PreparedSet> {
  const { command, part, mostBytes } = set;
  const data = part === 0 ? Buffer.alloc(0) : Buffer.of(part);
  const maxBytes = Math.min(mostBytes, reader.mostHeldBytes);
  const answer = await askBulk(reader, { command, data, maxBytes, isInParts: true }, signal);
  if (answer.kind !== "DATA") throw toMissingData(answer, command);
  return { kind: "HERE", payload: decodeAnswer(() => decodeDataSet(requireWhole(answer))) };
}

function requireWhole({ data, announced }: Extract<BulkEnd, { kind: "DATA" }>): Buffer {
  if (data.length !== announced) {
    throw new DeviceError("DEVICE_PROTOCOL_ERROR", `the reader announced ${announced} bytes and sent ${data.length}`);
  }
  return data;
}

/** Refused as unknown, or acknowledged without anything. */
function isNothingToGive(error: unknown): boolean {
  if (!(error instanceof DeviceError)) return false;
  return isUnknownRequest(error.answerCode) || error.answerCode === ANSWER.ACK_OK;
}
