/** Runs tasks of many keys. */
export type InFlight = <T>(key: string, task: () => Promise<T>) => Promise<T>;

/** Runs at most `max` tasks of one key at a time; throws what `refuse` gives beyond. */
export function createInFlight(max: number, refuse: () => Error): InFlight {
  const countByKey = new Map<string, number>();
  return async (key, task) => {
    const count = (countByKey.get(key) ?? 0) + 1;
    if (count > max) throw refuse();
    countByKey.set(key, count);
    try {
      return await task();
    } finally {
      const left = (countByKey.get(key) ?? 1) - 1;
      if (left === 0) countByKey.delete(key);
      else countByKey.set(key, left);
    }
  };
}
