import { LRUCache } from "lru-cache";
import { toAddressKey } from "./address-key.ts";

/** Between two lines of one code and address. */
const QUIET_MS = 60_000;
/** Within that time, of all addresses together: whoever has many of them fills no log either. */
const MOST_LINES = 60;
const MOST_KEPT = 10_000;

/** Where its lines go. */
export interface RefusalLines {
  readonly warn: (values: Readonly<Record<string, unknown>>, message: string) => void;
}

/**
 * Notes refusals: a line for each code and address a minute, with how many there were since the one before. IPv6 addresses of one
 * network of 64 bits are one. Beyond 60 lines a minute refusals are only counted; the next line after that minute says how many.
 */
export function createRefusalLog(log: RefusalLines, now: () => number = Date.now) {
  const kept = new LRUCache<string, { readonly toldAtMs: number; untold: number }>({ max: MOST_KEPT });
  const minute = { beganAtMs: Number.NEGATIVE_INFINITY, lines: 0, untold: 0 };
  const mayTell = (atMs: number): boolean => {
    if (atMs - minute.beganAtMs >= QUIET_MS) {
      if (minute.untold > 0) log.warn({ count: minute.untold }, "further requests were refused");
      Object.assign(minute, { beganAtMs: atMs, lines: 0, untold: 0 });
    }
    const isTold = minute.lines < MOST_LINES;
    minute[isTold ? "lines" : "untold"]++;
    return isTold;
  };
  return (code: string, address: string): void => {
    const key = `${code} ${toAddressKey(address)}`;
    const atMs = now();
    const known = kept.get(key);
    if (known !== undefined && atMs - known.toldAtMs < QUIET_MS) known.untold++;
    else if (mayTell(atMs)) {
      log.warn({ code, address, count: (known?.untold ?? 0) + 1 }, "requests were refused");
      kept.set(key, { toldAtMs: atMs, untold: 0 });
    }
  };
}
