import { COMMAND } from "../codec/commands.ts";
import { exchangeOne, type Question, toAnswerError } from "./request.ts";
import { BulkAnswer, type BulkEnd } from "./bulk-answer.ts";
import type { ReaderConnection } from "./reader-connection.ts";

/** The bounds of one bulk answer. */
interface BulkBounds {
  /** More than this ends the answer with an error. */
  readonly maxBytes: number;
  /** How many times the usual wait the reader may be silent; default 1. */
  readonly patience?: number;
}

/**
 * Sends a request whose answer may be many packets.
 *
 * @throws {DeviceError} also `DEVICE_PROTOCOL_ERROR` when more is announced or sent than was allowed.
 */
export async function askBulk(
  { line, requestTimeoutMs }: ReaderConnection,
  { command, data = Buffer.alloc(0), maxBytes, patience = 1 }: Question & BulkBounds,
  signal: AbortSignal | undefined,
): Promise<BulkEnd> {
  const answer = new BulkAnswer(maxBytes);
  const accept = answer.add.bind(answer);
  try {
    await line.exchange({ command, data, timeoutMs: requestTimeoutMs * patience, answer: "BULK", accept }, signal);
  } catch (error) {
    throw toAnswerError(error);
  }
  return answer.end;
}

/** Frees the reader's buffer. A reader with nothing to free refuses this; it makes no difference. */
export async function freeBuffer(reader: ReaderConnection, signal: AbortSignal | undefined): Promise<void> {
  await exchangeOne(reader, { command: COMMAND.FREE_DATA }, signal);
}
