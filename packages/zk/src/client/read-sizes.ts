import { COMMAND } from "../codec/commands.ts";
import { decodeFreeSizes, type FreeSizes } from "../codec/free-sizes.ts";
import { ask, decodeAnswer } from "./request.ts";
import type { ReaderConnection } from "./reader-connection.ts";

/** Reads the reader's own counts and capacities. */
export async function readSizes(reader: ReaderConnection, signal?: AbortSignal): Promise<FreeSizes> {
  const data = await ask(reader, { command: COMMAND.FREE_SIZES }, signal);
  return decodeAnswer(() => decodeFreeSizes(data));
}
