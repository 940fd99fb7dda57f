/** Full reads of logs at a time: each keeps memory and the event loop busy, and one more makes none of them faster. */
const READS_AT_A_TIME = 2;
/** A read that takes longer waits for its reader or the network, not for this process: it keeps nobody waiting. */
const LONG_READ_MS = 60_000;

/** Gives the readers of a place their turns at full reads, in the order in which they ask. */
export interface ReadTurns {
  /**
   * Waits for a turn and returns the end of it.
   *
   * @throws the reason of `signal` when it aborts before the turn comes.
   */
  take(signal: AbortSignal): Promise<() => void>;
  /** Lets others read beside reads that have become long. Who waits calls it now and then. */
  passOn(): void;
}

/** Creates the turns of a place. */
export function createReadTurns(monotonicMs: () => number): ReadTurns {
  const waiting = new Set<() => void>();
  const beganMs = new Map<symbol, number>();

  const giveTurns = (): void => {
    for (const begin of waiting) {
      if (beganMs.size >= READS_AT_A_TIME) return;
      waiting.delete(begin);
      begin();
    }
  };
  const beginTurn = (): (() => void) => {
    const turn = Symbol("turn");
    beganMs.set(turn, monotonicMs());
    return () => {
      beganMs.delete(turn);
      giveTurns();
    };
  };
  return {
    take: (signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const onAbort = (): void => {
          waiting.delete(begin);
          reject(signal.reason);
        };
        const begin = (): void => {
          signal.removeEventListener("abort", onAbort);
          resolve(beginTurn());
        };
        signal.addEventListener("abort", onAbort, { once: true });
        waiting.add(begin);
        giveTurns();
      }),
    passOn: () => {
      for (const [turn, began] of beganMs) if (monotonicMs() - began > LONG_READ_MS) beganMs.delete(turn);
      giveTurns();
    },
  };
}
