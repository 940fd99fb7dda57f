import { COMMAND } from "../codec/commands.ts";
import { exchangeOne, type Question, toAnswerError } from "./request.ts";
import { BulkAnswer, type BulkEnd } from "./bulk-answer.ts";
import { DeviceError } from "./device-error.ts";
import type { ReaderConnection } from "./reader-connection.ts";

/** The bounds of one bulk answer. */
interface BulkBounds {
  /** More than this ends the answer with an error. */
  readonly maxBytes: number;
  /** How many times the usual wait the reader may be silent; default 1. */
  readonly patience?: number;
}

/** How often is asked for an answer of which packets arrive damaged. */
const TRIES = 3;

/**
 * Sends a request whose answer may be many packets. An answer of which a packet is damaged is asked for again, unless no
 * packet of this reader has ever had a right sum: such firmware sums in a way of its own, and is taken as it is.
 *
 * @throws {DeviceError} also `DEVICE_PROTOCOL_ERROR` when more is announced or sent than was allowed, and for an answer
 *   that stays damaged.
 */
export async function askBulk(
  reader: ReaderConnection,
  question: Question & BulkBounds,
  signal: AbortSignal | undefined,
): Promise<BulkEnd> {
  const { line } = reader;
  for (let tried = 1; tried <= TRIES; tried++) {
    const badBefore = line.stats.badChecksums;
    const end = await askOnce(reader, question, signal);
    if (line.stats.badChecksums === badBefore || line.stats.goodChecksums === 0) return end;
  }
  const message = `the answer to command ${question.command} stayed damaged after ${TRIES} tries`;
  throw new DeviceError("DEVICE_PROTOCOL_ERROR", message);
}

async function askOnce(
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
