import { COMMAND } from "../codec/commands.ts";
import { decodePackedTime, type LocalDateTime } from "../codec/time.ts";
import { ask } from "./request.ts";
import { atStep, DeviceError } from "./device-error.ts";
import type { ReaderConnection } from "./reader-connection.ts";

const TIME_BYTES = 4;
/** Firmware may fill its answer up; more than so many bytes are the answer to something else. */
const MAX_TIME_BYTES = 16;

/** Reads the reader's wall clock; `undefined` when it shows a date that does not exist. */
export function readTime(reader: ReaderConnection, signal?: AbortSignal): Promise<LocalDateTime | undefined> {
  return atStep("TIME", async () => {
    const data = await ask(reader, { command: COMMAND.GET_TIME }, signal);
    if (data.length < TIME_BYTES || data.length > MAX_TIME_BYTES) {
      throw new DeviceError("DEVICE_PROTOCOL_ERROR", `the reader told no time: ${data.length} bytes`);
    }
    return decodePackedTime(data.readUInt32LE(0));
  });
}
