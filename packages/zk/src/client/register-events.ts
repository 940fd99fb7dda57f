import { COMMAND, EVENT } from "../codec/commands.ts";
import { atStep } from "./device-error.ts";
import { ask } from "./request.ts";
import type { ReaderConnection } from "./reader-connection.ts";

/** Asks for events of the kinds in `mask` (`EVENT`); 0 stops them. They come to `onEvent` of the connection. */
export async function registerEvents(
  reader: ReaderConnection,
  mask: number = EVENT.ATTENDANCE,
  signal?: AbortSignal,
): Promise<void> {
  const data = Buffer.alloc(4);
  data.writeUInt32LE(mask, 0);
  await atStep("LIVE", () => ask(reader, { command: COMMAND.EVENT, data }, signal));
}
