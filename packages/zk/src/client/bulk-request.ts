import { ANSWER, COMMAND } from "../codec/commands.ts";
import { askUndamaged } from "./ask-undamaged.ts";
import { exchangeOne, ifTold, type Question, toAnswerError, toRefusal } from "./request.ts";
import { BulkAnswer, type BulkEnd } from "./bulk-answer.ts";
import { DeviceError } from "./device-error.ts";
import type { ReaderConnection } from "./reader-connection.ts";
import type { RequestLine } from "./request-line.ts";
import { isLossless } from "./transport.ts";
import type { TimeBudget } from "./time-budget.ts";

/** The bounds of one bulk answer. */
interface BulkBounds {
  /** More than this ends the answer with an error. */
  readonly maxBytes: number;
  /** How many times the usual wait the reader may be silent; default 1. */
  readonly patience?: number;
  /** What is left of the time for the whole set; default as long as one answer may take. */
  readonly time?: TimeBudget;
  /** Whether the answer comes in several packets though nobody asked for so many bytes; default false. */
  readonly isInParts?: boolean;
  /** Bytes of the one part that is asked for, where one packet carries them. */
  readonly partBytes?: number;
}

/** How often a set is asked for until it has come twice the same. */
const ALIKE_TRIES = 5;

/**
 * Sends a request whose answer may be many packets.
 *
 * @throws {DeviceError} also `DEVICE_PROTOCOL_ERROR` when more is announced or sent than was allowed, and for an answer
 *   that stays damaged.
 */
export async function askBulk(
  reader: ReaderConnection,
  question: Question & BulkBounds,
  signal: AbortSignal | undefined,
): Promise<BulkEnd> {
  const asked = { command: question.command, timeoutMs: reader.requestTimeoutMs * (question.patience ?? 1) };
  const ask = (): Promise<BulkEnd> =>
    askUndamaged(reader.line, asked, (timeoutMs) => askOnce(reader.line, { ...question, timeoutMs }, signal));
  const isInOne = (end: BulkEnd): boolean => end.kind !== "DATA" || (end.packets <= 1 && question.isInParts !== true);
  const first = await ask();
  return isLossless(reader.line.link) || isInOne(first) ? first : askUntilAlike(first, ask, question.command);
}

/** Where packets get lost, change places and come twice, nothing in them says so: what comes twice the same came right. */
async function askUntilAlike(first: BulkEnd, ask: () => Promise<BulkEnd>, command: number): Promise<BulkEnd> {
  let before = first;
  for (let tried = 1; tried < ALIKE_TRIES; tried++) {
    const answer = await ask();
    if (answer.kind !== "DATA" || before.kind !== "DATA") return answer;
    if (answer.announced === before.announced && answer.data.equals(before.data)) return answer;
    before = answer;
  }
  throw new DeviceError("DEVICE_PROTOCOL_ERROR", `the answer to command ${command} came different each time`);
}

async function askOnce(
  line: RequestLine,
  {
    command,
    data = Buffer.alloc(0),
    maxBytes,
    timeoutMs,
    time,
    partBytes,
  }: Question & BulkBounds & { readonly timeoutMs: number },
  signal: AbortSignal | undefined,
): Promise<BulkEnd> {
  const answer = new BulkAnswer(maxBytes, isLossless(line.link) ? undefined : partBytes);
  const accept = answer.add.bind(answer);
  const request = { command, data, timeoutMs, answer: "BULK", accept } as const;
  try {
    if (time === undefined) await line.exchange(request, signal);
    else await time.spend((deadlineMs) => line.exchange({ ...request, deadlineMs }, signal));
  } catch (error) {
    throw toAnswerError(error);
  }
  const { end } = answer;
  if (end.kind === "BUFFERED" && end.data.length === 0 && !isLossless(line.link)) throw toMissingData(end, command);
  return end;
}

/** The failure of a bulk request whose answer brought no data. */
export function toMissingData(answer: Exclude<BulkEnd, { kind: "DATA" }>, command: number): DeviceError {
  if (answer.kind === "REFUSED") return toRefusal(command, answer.answerCode);
  const message = `the reader acknowledged command ${command} without data`;
  return new DeviceError("DEVICE_PROTOCOL_ERROR", message, { answerCode: ANSWER.ACK_OK });
}

/** Frees the reader's buffer. A reader with nothing to free refuses this, or says nothing; it makes no difference. */
export async function freeBuffer(reader: ReaderConnection, signal: AbortSignal | undefined): Promise<void> {
  await ifTold(reader, exchangeOne(reader, { command: COMMAND.FREE_DATA }, signal));
}
