/** What waits to be taken once, for five minutes; it lives with the process. */
export interface Waiting<Value> {
  /** @param owner for whom it is counted */
  readonly add: (key: string, given: { readonly owner: string; readonly value: Value }, nowMs: number) => void;
  /** What waits; it goes on waiting. */
  readonly look: (key: string, nowMs: number) => Value | undefined;
  /** What waited: it waits no more from then on, whatever comes of it. */
  readonly take: (key: string, nowMs: number) => Value | undefined;
}

/** How long something waits. */
export const WAITING_MS = 300_000;
/** Of one owner; the oldest makes room, so that whoever asks without end takes nobody else's. */
const MAX_OF_OWNER = 100;
const MAX_OF_ALL = 10_000;

/** Creates a place for it; all waits end after the same time, so that the first of the map is the oldest. */
export function createWaiting<Value>(): Waiting<Value> {
  const waiting = new Map<string, { readonly owner: string; readonly value: Value; readonly untilMs: number }>();
  const keysByOwner = new Map<string, Set<string>>(); // the first of each is its oldest
  const drop = (key: string) => {
    const { owner = "" } = waiting.get(key) ?? {};
    waiting.delete(key);
    const own = keysByOwner.get(owner);
    own?.delete(key);
    if (own?.size === 0) keysByOwner.delete(owner);
  };
  const dropOld = (nowMs: number) => {
    for (const [key, { untilMs }] of waiting) {
      if (untilMs > nowMs) return;
      drop(key);
    }
  };
  const look = (key: string, nowMs: number) => {
    const known = waiting.get(key);
    return known !== undefined && nowMs < known.untilMs ? known.value : undefined;
  };
  return {
    add: (key, { owner, value }, nowMs) => {
      dropOld(nowMs);
      drop(key);
      const own = keysByOwner.get(owner) ?? new Set();
      const [oldestOwn] = own;
      const [oldest] = waiting.keys();
      if (own.size >= MAX_OF_OWNER && oldestOwn !== undefined) drop(oldestOwn);
      else if (waiting.size >= MAX_OF_ALL && oldest !== undefined) drop(oldest);
      waiting.set(key, { owner, value, untilMs: nowMs + WAITING_MS });
      keysByOwner.set(owner, own.add(key));
    },
    look,
    take: (key, nowMs) => {
      const value = look(key, nowMs);
      drop(key);
      return value;
    },
  };
}
