import { setImmediate as nextTurn, setTimeout as delay } from "node:timers/promises";

/** Port: waiting. */
export interface Timers {
  /** Resolves after `ms`. @throws the reason of `signal`. */
  delay(ms: number, signal: AbortSignal): Promise<void>;
  /** Lets everything else that is ready run first. */
  yieldTurn(): Promise<void>;
  /** Milliseconds that only go forward, from an arbitrary beginning. */
  monotonicMs(): number;
}

/** Whether something comes within `ms`. @throws what it rejects with; the reason of `signal` */
export async function comesWithin(
  timers: Timers,
  awaited: Promise<unknown>,
  { ms, signal }: { readonly ms: number; readonly signal: AbortSignal },
): Promise<boolean> {
  const came = new AbortController();
  const late = timers.delay(ms, AbortSignal.any([signal, came.signal])).then(() => false);
  try {
    return await Promise.race([awaited.then(() => true), late]);
  } finally {
    came.abort();
    late.catch(() => undefined);
  }
}

/** Timers of this process. */
export const systemTimers: Timers = {
  delay: async (ms, signal) => {
    try {
      await delay(ms, undefined, { signal });
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    }
  },
  yieldTurn: async () => {
    await nextTurn();
  },
  monotonicMs: () => performance.now(),
};
