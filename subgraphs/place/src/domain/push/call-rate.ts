/** How often one may call: so many at once, and so many a second in the long run. */
export interface RateSettings {
  readonly burst: number;
  readonly perSecond: number;
  /** Callers that are remembered; of more the one that called longest ago is forgotten. */
  readonly callers: number;
}

/** Whether this caller may call now. */
export type CallRate = (caller: string, nowMs: number) => boolean;

/** Creates a limit of which each caller has a share of its own: what one does never costs another. */
export function createCallRate({ burst, perSecond, callers }: RateSettings): CallRate {
  const left = new Map<string, { readonly tokens: number; readonly atMs: number }>();
  return (caller, nowMs) => {
    const known = left.get(caller);
    left.delete(caller); // so that the map is in the order of calls
    const refilled = known === undefined ? burst : known.tokens + (Math.max(0, nowMs - known.atMs) / 1_000) * perSecond;
    const tokens = Math.min(burst, refilled);
    left.set(caller, { tokens: tokens >= 1 ? tokens - 1 : tokens, atMs: nowMs });
    if (left.size > callers) for (const oldest of [...left.keys()].slice(0, left.size - callers)) left.delete(oldest);
    return tokens >= 1;
  };
}
