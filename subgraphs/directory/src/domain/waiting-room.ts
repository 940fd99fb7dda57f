/** One that waits, and how well it stands. */
interface Waiter {
  readonly rank: number;
  readonly start: () => void;
  readonly drop: () => void;
}

/** Where those wait whose tries are heard one after the other. */
export interface WaitingRoom {
  /**
   * Runs a task when those before it with the same key have ended; other keys do not wait. The lowest rank is first, among
   * equals whoever came last: of many at once the owner of an account is rarely the first, and those who wait long have gone.
   *
   * @throws what `refuse` makes, when the room is full of others who stand better
   * @throws the signal's reason when it aborts while waiting
   */
  readonly enter: <T>(given: Entrant, task: () => Promise<T>) => Promise<T>;
}

/** Who enters. */
export interface Entrant {
  readonly key: string;
  /** Smaller is better. */
  readonly rank: number;
  readonly signal?: AbortSignal;
}

/** What one key may cost. */
export interface WaitingRoomOptions {
  readonly maxWaiting: number;
  readonly refuse: () => Error;
}

/** Creates an empty room. A key is forgotten when nobody waits for it. */
export function createWaitingRoom({ maxWaiting, refuse }: WaitingRoomOptions): WaitingRoom {
  const linesByKey = new Map<string, Waiter[]>();
  const leave = (key: string) => {
    const line = linesByKey.get(key) ?? [];
    const next = line.shift();
    if (next === undefined) linesByKey.delete(key);
    else next.start();
  };
  const wait = (line: Waiter[], { rank, signal }: Entrant): Promise<void> =>
    new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        signal?.removeEventListener("abort", giveUp);
        act();
      };
      const waiter: Waiter = { rank, start: () => settle(resolve), drop: () => settle(() => reject(refuse())) };
      const giveUp = () => {
        line.splice(line.indexOf(waiter), 1);
        reject(signal?.reason);
      };
      const index = line.findIndex((other) => other.rank >= rank);
      line.splice(index < 0 ? line.length : index, 0, waiter);
      signal?.addEventListener("abort", giveUp, { once: true });
      if (line.length > maxWaiting) line.pop()?.drop();
    });
  return {
    enter: async (given, task) => {
      given.signal?.throwIfAborted();
      const line = linesByKey.get(given.key);
      if (line === undefined) linesByKey.set(given.key, []);
      else await wait(line, given);
      try {
        return await task();
      } finally {
        leave(given.key);
      }
    },
  };
}
