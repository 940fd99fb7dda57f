import { COMMAND } from "../codec/commands.ts";
import { encodeOptionName, parseOption } from "../codec/option.ts";
import { ask, askOptional, ifTold } from "./request.ts";
import { atStep } from "./device-error.ts";
import type { ReaderConnection } from "./reader-connection.ts";

/**
 * Reads settings that are only shown, by their exact names. Those that the reader refuses, garbles or says nothing about are
 * missing in the result; after a silence it is not asked for the others.
 */
export function readOptions(
  reader: ReaderConnection,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  return atStep("OPTIONS", async () => {
    const options = new Map<string, string>();
    for (const name of names) {
      if (reader.line.isSilent) break;
      const data = await ifTold(reader, ask(reader, toQuestion(name), signal));
      const value = data && parseOption(data, name, reader.decoder);
      if (value !== undefined) options.set(name, value);
    }
    return options;
  });
}

/**
 * Reads one setting that matters. One that may have been cut off is asked for twice.
 *
 * @returns `undefined` where the reader does not know it or garbles it.
 * @throws {DeviceError} where it is busy, silent or wants a key.
 */
export async function readOption(
  reader: ReaderConnection,
  name: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const first = await askForOption(reader, name, signal);
  if (first === undefined || first.isWhole) return first?.value;
  const second = await askForOption(reader, name, signal);
  return first.value === second?.value ? first.value : undefined;
}

/** An answer that does not end with a NUL may have been cut off; some firmware never sends one. */
async function askForOption(reader: ReaderConnection, name: string, signal: AbortSignal | undefined) {
  const data = await askOptional(reader, toQuestion(name), signal);
  return data && { value: parseOption(data, name, reader.decoder), isWhole: data.includes(0) };
}

function toQuestion(name: string) {
  return { command: COMMAND.READ_OPTION, data: encodeOptionName(name) };
}
