import { COMMAND } from "../codec/commands.ts";
import { DeviceError } from "./device-error.ts";
import { readSizes } from "./read-sizes.ts";
import type { ReaderConnection } from "./reader-connection.ts";
import { ask } from "./request.ts";
import { whileDisabled } from "./while-disabled.ts";

/** A reader that took longer to count may let people punch again, by itself, before it hears that it is to clear. */
const LONGEST_COUNT_MS = 10_000;

/**
 * Empties the reader's log for good. Nobody can punch meanwhile, and it is done only while the reader counts exactly the rows
 * of which the caller knows that they are stored: a punch between the last read and now would be lost.
 *
 * @param storedRows rows and blank slots of the log that was read and stored.
 * @throws {DeviceError} also `DEVICE_REJECTED` when the log has other rows by now; nothing is cleared then.
 */
export function clearLog(reader: ReaderConnection, storedRows: number, signal?: AbortSignal): Promise<void> {
  const beganMs = reader.nowMs();
  const work = async (): Promise<void> => {
    const { punches } = await readSizes(reader, signal);
    if (punches !== storedRows) {
      const message = `the log has ${punches} rows and ${storedRows} are stored: read it again first`;
      throw new DeviceError("DEVICE_REJECTED", message, { step: "LOG" });
    }
    if (reader.nowMs() - beganMs > LONGEST_COUNT_MS)
      throw new DeviceError("DEVICE_TIMEOUT", "the reader took too long to count its rows", { step: "SIZES" });
    await ask(reader, { command: COMMAND.CLEAR_LOG }, signal);
    await ask(reader, { command: COMMAND.REFRESH_DATA }, signal);
  };
  return whileDisabled(reader, work, signal);
}
