import { COMMAND } from "../codec/commands.ts";
import { ifTold, ask } from "./request.ts";
import type { ReaderConnection } from "./reader-connection.ts";

/** Should this side be gone in the middle, people can punch again after so many seconds. */
const SECONDS_UNTIL_ENABLED = 30;

/**
 * Does work during which nobody may punch, and lets people punch again whatever comes of it. It is for writing only: reading
 * needs no disabled reader.
 *
 * Source: the vendor's communication manual of 2006 (DISABLE with a time); fananimi/pyzk issue 61 (reading goes without).
 */
export async function whileDisabled<T>(
  reader: ReaderConnection,
  work: () => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  const data = Buffer.alloc(4);
  data.writeUInt32LE(SECONDS_UNTIL_ENABLED, 0);
  const endLock = reader.line.startLock();
  try {
    await ask(reader, { command: COMMAND.DISABLE, data }, signal);
    return await work();
  } finally {
    // Also when the work was given up: the signal that ended it must not keep the reader disabled.
    const enabling = ask(reader, { command: COMMAND.ENABLE }, undefined).then(() => true);
    const isEnabled = await ifTold(reader, enabling).catch(() => undefined);
    endLock(isEnabled === true ? 0 : SECONDS_UNTIL_ENABLED * 1_000);
  }
}
