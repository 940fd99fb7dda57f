import { LRUCache } from "lru-cache";

/** Between two lines of one code and address. */
const QUIET_MS = 60_000;
const MOST_KEPT = 10_000;

/** Where its lines go. */
export interface RefusalLines {
  readonly warn: (values: Readonly<Record<string, unknown>>, message: string) => void;
}

/** Notes refusals: a line for each code and address a minute, with how many there were since the one before. A flood fills no log. */
export function createRefusalLog(log: RefusalLines, now: () => number = Date.now) {
  const kept = new LRUCache<string, { toldAtMs: number; untold: number }>({ max: MOST_KEPT });
  return (code: string, address: string): void => {
    const key = `${code} ${address}`;
    const known = kept.get(key) ?? { toldAtMs: Number.NEGATIVE_INFINITY, untold: 0 };
    known.untold++;
    if (now() - known.toldAtMs >= QUIET_MS) {
      log.warn({ code, address, count: known.untold }, "requests were refused");
      known.toldAtMs = now();
      known.untold = 0;
    }
    kept.set(key, known);
  };
}
