/** What single requests said of a place; instants are milliseconds since 1970, 0 for never. */
export interface PlaceSigns {
  /** Counts the connections to the place. */
  connection: number;
  answeredAtMs: number;
  failedAtMs: number;
}

/** What was seen of each place, and who wants to know when it changes. */
export function createSigns(now: () => number) {
  const signs = new Map<string, PlaceSigns>();
  const listeners = new Set<(placeId: string) => void>();
  const signsOf = (placeId: string): PlaceSigns => {
    const known = signs.get(placeId) ?? { connection: 0, answeredAtMs: 0, failedAtMs: 0 };
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
