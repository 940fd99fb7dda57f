import { ANSWER } from "../codec/commands.ts";
import { ZkWireError } from "../codec/errors.ts";
import type { ReceivedPacket } from "../codec/packet.ts";
import type { Connection } from "./connection.ts";
import { DeviceError } from "./device-error.ts";

const UNKNOWN_REQUEST: ReadonlySet<number> = new Set([
  ANSWER.ACK_ERROR,
  ANSWER.UNKNOWN_COMMAND,
  ANSWER.BAD_COMMAND,
  ANSWER.BAD_DATA,
]);

/** A request that one packet answers. */
export interface SimpleRequest {
  readonly command: number;
  readonly data: Buffer;
  /** Milliseconds until the answer. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Sends a request and returns the packet that answers it, whatever it says. */
export async function exchangeOne(connection: Connection, request: SimpleRequest): Promise<ReceivedPacket> {
  let answer: ReceivedPacket | undefined;
  const accept = (packet: ReceivedPacket): boolean => {
    answer = packet;
    return true;
  };
  await connection.exchange({ ...request, answer: "ONE_PACKET", accept }, request.signal);
  if (!answer) throw new TypeError("an exchange ended without an answer");
  return answer;
}

/**
 * Sends a request and returns the data of its positive answer.
 *
 * @throws {DeviceError} also `DEVICE_REJECTED` with the reader's `answerCode`; `DEVICE_AUTH_FAILED` when it no longer
 *   knows the session.
 */
export async function ask(connection: Connection, request: SimpleRequest): Promise<Buffer> {
  const { command: answerCode, data } = await exchangeOne(connection, request);
  if (answerCode === ANSWER.ACK_OK || answerCode === ANSWER.ACK_DATA) return data;
  const code = answerCode === ANSWER.ACK_UNAUTH ? "DEVICE_AUTH_FAILED" : "DEVICE_REJECTED";
  throw new DeviceError(code, `the reader refused command ${request.command} with ${answerCode}`, { answerCode });
}

/** As `ask`, but `undefined` when the reader does not know what it is asked for. */
export async function askOptional(connection: Connection, request: SimpleRequest): Promise<Buffer | undefined> {
  try {
    return await ask(connection, request);
  } catch (error) {
    if (error instanceof DeviceError && isUnknownRequest(error.answerCode)) return undefined;
    throw error;
  }
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
    if (!(cause instanceof ZkWireError)) throw cause;
    throw new DeviceError("DEVICE_PROTOCOL_ERROR", `the reader's answer cannot be read: ${cause.message}`, { cause });
  }
}
