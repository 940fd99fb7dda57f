import { ANSWER } from "../codec/commands.ts";
import { ZkWireError } from "../codec/errors.ts";
import type { ReceivedPacket } from "../codec/packet.ts";
import { askUndamaged } from "./ask-undamaged.ts";
import { DeviceError, type DeviceErrorCode } from "./device-error.ts";
import type { ReaderConnection } from "./reader-connection.ts";
import type { RequestLine } from "./request-line.ts";

const NO_DATA = Buffer.alloc(0);

const UNKNOWN_REQUEST: ReadonlySet<number> = new Set([
  ANSWER.ACK_ERROR,
  ANSWER.UNKNOWN_COMMAND,
  ANSWER.BAD_COMMAND,
  ANSWER.BAD_DATA,
]);

/** Answers that say: not now, or not in this session. Any other refusal will be the same next time. */
const NOT_NOW: ReadonlySet<number> = new Set([
  ANSWER.ACK_RETRY,
  ANSWER.ACK_REPEAT,
  ANSWER.ACK_UNAUTH,
  ANSWER.NOT_INITIALISED,
]);

/** What is asked. */
export interface Question {
  readonly command: number;
  /** Default none. */
  readonly data?: Buffer;
}

/** Sends a request and returns the packet that answers it, whatever it says. */
export function exchangeOne(
  reader: ReaderConnection,
  question: Question,
  signal: AbortSignal | undefined,
): Promise<ReceivedPacket> {
  const asked = { command: question.command, timeoutMs: reader.requestTimeoutMs };
  return askUndamaged(reader.line, asked, (timeoutMs) => exchangeOnce(reader.line, { ...question, timeoutMs }, signal));
}

async function exchangeOnce(
  line: RequestLine,
  { command, data = NO_DATA, timeoutMs }: Question & { readonly timeoutMs: number },
  signal: AbortSignal | undefined,
): Promise<ReceivedPacket> {
  let answer: ReceivedPacket | undefined;
  const accept = (packet: ReceivedPacket): boolean => {
    answer = packet;
    return true;
  };
  await line.exchange({ command, data, timeoutMs, answer: "ONE_PACKET", accept }, signal);
  if (!answer) throw new TypeError("an exchange ended without an answer");
  return answer;
}

/**
 * Sends a request and returns the data of its positive answer.
 *
 * @throws {DeviceError} also `DEVICE_REJECTED` with the reader's `answerCode`; `DEVICE_BUSY`; `DEVICE_AUTH_FAILED` when it
 *   no longer knows the session.
 */
export async function ask(
  reader: ReaderConnection,
  question: Question,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  const { command: answerCode, data } = await exchangeOne(reader, question, signal);
  if (answerCode === ANSWER.ACK_OK || answerCode === ANSWER.ACK_DATA) return data;
  throw toRefusal(question.command, answerCode);
}

/** As `ask`, but `undefined` when the reader does not know what it is asked for. */
export async function askOptional(
  reader: ReaderConnection,
  question: Question,
  signal: AbortSignal | undefined,
): Promise<Buffer | undefined> {
  try {
    return await ask(reader, question, signal);
  } catch (error) {
    if (error instanceof DeviceError && error.isUnsupported) return undefined;
    throw error;
  }
}

/**
 * What a reader tells where it can: `undefined` where it refuses, garbles its answer or stays silent. What else it is asked
 * goes on without.
 *
 * @throws {DeviceError} when the connection is lost; the reason of the signal.
 */
export async function ifTold<T>({ line }: ReaderConnection, asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof DeviceError && !line.ended.aborted) return undefined;
    throw error;
  }
}

/** The failure of a request that a reader refused. */
export function toRefusal(command: number, answerCode: number): DeviceError {
  return new DeviceError(toRefusalCode(answerCode), `the reader refused command ${command} with ${answerCode}`, {
    answerCode,
    isUnsupported: !NOT_NOW.has(answerCode),
  });
}

function toRefusalCode(answerCode: number): DeviceErrorCode {
  if (answerCode === ANSWER.ACK_UNAUTH) return "DEVICE_AUTH_FAILED";
  return isBusyAnswer(answerCode) ? "DEVICE_BUSY" : "DEVICE_REJECTED";
}

/** Whether a reader says that it is busy. */
export function isBusyAnswer(answerCode: number): boolean {
  return answerCode === ANSWER.ACK_RETRY || answerCode === ANSWER.ACK_REPEAT;
}

/** Whether an answer says that the reader lacks what was asked for; a busy reader or a lost session says otherwise. */
export function isUnknownRequest(answerCode: number | undefined): boolean {
  return answerCode !== undefined && UNKNOWN_REQUEST.has(answerCode);
}

/** Runs decoders over an answer; bytes that they refuse are the reader's fault: `DEVICE_PROTOCOL_ERROR` with cause. */
export function decodeAnswer<T>(decode: () => T): T {
  try {
    return decode();
  } catch (cause) {
    throw toAnswerError(cause);
  }
}

/** The failure that a `ZkWireError` inside an answer is; everything else stays what it is. */
export function toAnswerError(cause: unknown): unknown {
  if (!(cause instanceof ZkWireError)) return cause;
  return new DeviceError(
    "DEVICE_PROTOCOL_ERROR",
    `the reader's answer cannot be read (${cause.code}): ${cause.message}`,
    { cause },
  );
}
