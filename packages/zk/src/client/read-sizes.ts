import { COMMAND } from "../codec/commands.ts";
import { decodeFreeSizes, type FreeSizes } from "../codec/free-sizes.ts";
import { ask, decodeAnswer, ifTold } from "./request.ts";
import { atStep } from "./device-error.ts";
import type { ReaderConnection } from "./reader-connection.ts";

/**
 * Reads the reader's own counts and capacities.
 *
 * @throws {DeviceError} also `DEVICE_PROTOCOL_ERROR` for an answer that is none.
 */
export function readSizes(reader: ReaderConnection, signal?: AbortSignal): Promise<FreeSizes> {
  return atStep("SIZES", async () => {
    const data = await ask(reader, { command: COMMAND.FREE_SIZES }, signal);
    return decodeAnswer(() => decodeFreeSizes(data));
  });
}

/** The same where the reader tells it: what is read needs no count, it is only better proved with one. */
export function readSizesIfTold(reader: ReaderConnection, signal?: AbortSignal): Promise<FreeSizes | undefined> {
  return ifTold(reader, readSizes(reader, signal));
}
