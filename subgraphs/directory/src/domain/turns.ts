/** Runs a task when those called before with the same key have ended; other keys do not wait. */
export type Turns = <T>(key: string, task: () => Promise<T>) => Promise<T>;

/** Creates turns. A key is forgotten when nobody waits for it. */
export function createTurns(): Turns {
  const lastByKey = new Map<string, Promise<unknown>>();
  return async (key, task) => {
    const before = lastByKey.get(key) ?? Promise.resolve();
    const turn = before.then(task, task);
    lastByKey.set(key, turn);
    try {
      return await turn;
    } finally {
      if (lastByKey.get(key) === turn) lastByKey.delete(key);
    }
  };
}
