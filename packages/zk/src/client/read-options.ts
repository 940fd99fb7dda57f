import { COMMAND } from "../codec/commands.ts";
import { encodeOptionName, parseOption } from "../codec/option.ts";
import { askOptional } from "./request.ts";
import type { ReaderConnection } from "./reader-connection.ts";

/** Reads settings by their exact names, `~SerialNumber`; the reader's unknown ones are missing in the result. */
export async function readOptions(
  reader: ReaderConnection,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const options = new Map<string, string>();
  for (const name of names) {
    const question = { command: COMMAND.READ_OPTION, data: encodeOptionName(name) };
    const data = await askOptional(reader, question, signal);
    const value = data && parseOption(data, reader.decoder);
    if (value !== undefined) options.set(name, value);
  }
  return options;
}
