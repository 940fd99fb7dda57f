/** What single requests said of a place; instants are milliseconds since 1970, 0 for never. */
export interface PlaceSigns {
  /** Counts the connections to the place. */
  connection: number;
  answeredAtMs: number;
  failedAtMs: number;
  /** What the place said last of its readers, by id; `undefined` before it said anything. */
  readers: ReadonlyMap<string, unknown> | undefined;
}

/** What was seen of each place, and who wants to know when it changes. */
export function createSigns(now: () => number) {
  const signs = new Map<string, PlaceSigns>();
  const listeners = new Set<(placeId: string) => void>();
  const readerListeners = new Set<(deviceId: string) => void>();
  const signsOf = (placeId: string): PlaceSigns => {
    const known = signs.get(placeId) ?? { connection: 0, answeredAtMs: 0, failedAtMs: 0, readers: undefined };
    signs.set(placeId, known);
    return known;
  };
  const tell = (placeId: string) => {
    for (const listener of listeners) listener(placeId);
  };
  return {
    signsOf,
    tell,
    watch: (listener: (placeId: string) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    watchReaders: (listener: (deviceId: string) => void) => {
      readerListeners.add(listener);
      return () => void readerListeners.delete(listener);
    },
    /** The first word of a place says what is so; each later one may say what is another. */
    recordReaders: (placeId: string, statuses: ReadonlyMap<string, unknown>) => {
      const place = signsOf(placeId);
      const before = place.readers;
      place.readers = statuses;
      if (before === undefined) return;
      const changed = [...statuses.keys()].filter(
        (id) => id.startsWith(`${placeId}/`) && statuses.get(id) !== before.get(id),
      );
      for (const id of changed) for (const listener of readerListeners) listener(id);
    },
    recordAnswer: (placeId: string) => {
      signsOf(placeId).answeredAtMs = now();
      tell(placeId);
    },
    recordFault: (placeId: string) => {
      signsOf(placeId).failedAtMs = now();
      tell(placeId);
    },
  };
}
