import { COMMAND } from "../codec/commands.ts";
import { encodePackedTime, type LocalDateTime } from "../codec/time.ts";
import { atStep, DeviceError } from "./device-error.ts";
import type { ReaderConnection } from "./reader-connection.ts";
import { readTime } from "./read-time.ts";
import { ask } from "./request.ts";

/** The way there and back, and a second that changes in between. */
const TOLERANCE_MS = 5_000;

/**
 * Sets the reader's wall clock and reads it back: firmware exists that acknowledges and keeps its own.
 *
 * @returns what the clock shows afterwards.
 * @throws {DeviceError} also `DEVICE_PROTOCOL_ERROR` when the reader then tells another time.
 * @throws {TypeError} when `localTime` names a date that does not exist.
 */
export function writeTime(
  reader: ReaderConnection,
  localTime: LocalDateTime,
  signal?: AbortSignal,
): Promise<LocalDateTime> {
  const data = Buffer.alloc(4);
  data.writeUInt32LE(encodePackedTime(localTime), 0);
  return atStep("TIME", async () => {
    await ask(reader, { command: COMMAND.SET_TIME, data }, signal);
    const kept = await readTime(reader, signal);
    if (kept === undefined || Math.abs(toLocalMs(kept) - toLocalMs(localTime)) > TOLERANCE_MS) {
      const message = `the reader was set to ${localTime} and shows ${kept ?? "no date that exists"}`;
      throw new DeviceError("DEVICE_PROTOCOL_ERROR", message);
    }
    return kept;
  });
}

/** Local times are compared with each other only: which zone they are put in makes no difference. */
function toLocalMs(localTime: LocalDateTime): number {
  return Date.parse(`${localTime}Z`);
}
