import { ANSWER, COMMAND } from "../codec/commands.ts";
import type { ReaderConnection } from "./reader-connection.ts";
import { exchangeOne, toRefusal } from "./request.ts";
import { DeviceError } from "./device-error.ts";

/**
 * Restarts the reader, which ends the connection: some acknowledge first, some only go.
 *
 * @throws {DeviceError} when it refuses, or neither answers nor goes.
 */
export async function restartReader(reader: ReaderConnection, signal?: AbortSignal): Promise<void> {
  try {
    const { command: answerCode } = await exchangeOne(reader, { command: COMMAND.RESTART }, signal);
    if (answerCode !== ANSWER.ACK_OK) throw toRefusal(COMMAND.RESTART, answerCode);
  } catch (error) {
    const isGone = error instanceof DeviceError && reader.line.ended.aborted;
    if (!isGone) throw error;
  }
}
