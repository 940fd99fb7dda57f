import { COMMAND } from "../codec/commands.ts";
import { decodePackedTime, type LocalDateTime } from "../codec/time.ts";
import { ask } from "./request.ts";
import { DeviceError } from "./device-error.ts";
import type { ReaderConnection } from "./reader-connection.ts";

/** Reads the reader's wall clock; `undefined` when it shows a date that does not exist. */
export async function readTime(reader: ReaderConnection, signal?: AbortSignal): Promise<LocalDateTime | undefined> {
  const data = await ask(reader, { command: COMMAND.GET_TIME }, signal);
  if (data.length < 4) throw new DeviceError("DEVICE_PROTOCOL_ERROR", "the reader told no time");
  return decodePackedTime(data.readUInt32LE(0));
}
