import { setImmediate as nextTurn, setTimeout as delay } from "node:timers/promises";

/** Port: waiting. */
export interface Timers {
  /** Resolves after `ms`. @throws the reason of `signal`. */
  delay(ms: number, signal: AbortSignal): Promise<void>;
  /** Lets everything else that is ready run first. */
  yieldTurn(): Promise<void>;
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
};
