import { COMMAND } from "../codec/commands.ts";
import { ask } from "./request.ts";
import type { ReaderConnection } from "./reader-connection.ts";

const TENTHS = 10;
const MOST_SECONDS = 254; // what the menus of readers allow

/**
 * Opens the door at the reader's relay for some seconds.
 *
 * @param seconds 1 to 254.
 * @throws {RangeError} for any other.
 */
export async function unlockDoor(reader: ReaderConnection, seconds: number, signal?: AbortSignal): Promise<void> {
  if (!(Number.isInteger(seconds) && seconds >= 1 && seconds <= MOST_SECONDS)) {
    throw new RangeError(`a door is opened for 1 to ${MOST_SECONDS} seconds`);
  }
  const data = Buffer.alloc(4);
  data.writeUInt32LE(seconds * TENTHS, 0);
  await ask(reader, { command: COMMAND.UNLOCK, data }, signal);
}
