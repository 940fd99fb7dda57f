import { setTimeout as sleep } from "node:timers/promises";

/** Waits so many milliseconds. @throws the signal's own reason when it aborts */
export async function waitFor(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
