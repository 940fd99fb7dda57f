import { decodeDataSet, decodePreparedSize, encodePrepareBuffer } from "../codec/bulk.ts";
import { ANSWER, COMMAND } from "../codec/commands.ts";
import { decodeAnswer, isUnknownRequest, toRefusal } from "./request.ts";
import { askBulk, freeBuffer } from "./bulk-request.ts";
import type { BulkEnd } from "./bulk-answer.ts";
import { DeviceError } from "./device-error.ts";
import type { ReaderConnection } from "./reader-connection.ts";

/** Largest data set accepted; the logs of the largest readers stay below a quarter of it. */
const MAX_SET_BYTES = 256 * 1024 * 1024;
/** How many times the usual wait a reader may take to copy a large set into its buffer, during which it says nothing. */
const PREPARE_PATIENCE = 3;

/** What to read. */
export interface NamedSet {
  /** The old direct command, which also names the set in PREPARE_BUFFER. */
  readonly command: number;
  readonly part: number;
  /** Records that the reader says the set has. */
  readonly reportedCount: number;
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
  const bounds = { maxBytes: MAX_SET_BYTES, patience: PREPARE_PATIENCE };
  const answer = await askBulk(reader, { command, data, ...bounds }, signal);
  switch (answer.kind) {
    case "REFUSED":
      if (isUnknownRequest(answer.answerCode)) return readDirectly(reader, set, signal);
      throw toRefusal(command, answer.answerCode);
    case "BUFFERED":
      return decodeAnswer(() => toBuffered(decodePreparedSize(answer.data)));
    case "DATA": {
      const payload = decodeAnswer(() => decodeDataSet(joinWhole(answer)));
      await freeBuffer(reader, signal);
      return { kind: "HERE", payload };
    }
  }
}

function toBuffered(setBytes: number): PreparedSet {
  if (setBytes === 0) return { kind: "HERE", payload: Buffer.alloc(0) };
  if (setBytes > MAX_SET_BYTES) throw new DeviceError("DEVICE_PROTOCOL_ERROR", `the reader prepared ${setBytes} bytes`);
  return { kind: "BUFFERED", setBytes };
}

async function readDirectly(
  reader: ReaderConnection,
  { command, part }: NamedSet,
  signal: AbortSignal | undefined,
): Promise<PreparedSet> {
  const data = part === 0 ? Buffer.alloc(0) : Buffer.of(part);
  const answer = await askBulk(reader, { command, data, maxBytes: MAX_SET_BYTES }, signal);
  if (answer.kind !== "DATA") throw toMissingData(answer, command);
  return { kind: "HERE", payload: decodeAnswer(() => decodeDataSet(joinWhole(answer))) };
}

/** The failure of a bulk request whose answer brought no data. */
export function toMissingData(answer: Exclude<BulkEnd, { kind: "DATA" }>, command: number): DeviceError {
  if (answer.kind === "REFUSED") return toRefusal(command, answer.answerCode);
  const message = `the reader acknowledged command ${command} without data`;
  return new DeviceError("DEVICE_PROTOCOL_ERROR", message, { answerCode: ANSWER.ACK_OK });
}

function joinWhole({ parts, bytes, announced }: Extract<BulkEnd, { kind: "DATA" }>): Buffer {
  if (bytes !== announced) {
    throw new DeviceError("DEVICE_PROTOCOL_ERROR", `the reader announced ${announced} bytes and sent ${bytes}`);
  }
  return Buffer.concat(parts, bytes);
}

/** Refused as unknown, or acknowledged without anything. */
function isNothingToGive(error: unknown): boolean {
  return error instanceof DeviceError && (error.isUnsupported || error.answerCode === ANSWER.ACK_OK);
}
