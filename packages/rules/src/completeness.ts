/** A stretch of time, `fromMs` inclusive to `toMs` exclusive. */
export interface Period {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Over which time the data of each place is proved complete; a place that is not named has no proof. */
export type CompletenessProofs = "ALL_PROVED" | ReadonlyMap<string, readonly Period[]>;

/** Whether every place that could hold punches of the day is proved complete (R22a). */
export type Completeness = "PROVED" | "NOT_PROVED";

/**
 * R22a: whether each of the places is proved complete over the whole business day. Proofs may join or overlap.
 *
 * @param doubts times of which rows of the person may be that are known and no punches: no proof covers them
 */
export function toCompleteness(
  places: readonly string[],
  day: Period,
  proofs: CompletenessProofs,
  doubts: readonly Period[] = [],
): Completeness {
  if (doubts.some(({ fromMs, toMs }) => fromMs < day.toMs && toMs > day.fromMs)) return "NOT_PROVED";
  if (proofs === "ALL_PROVED") return "PROVED";
  return places.every((place) => isCovered(day, proofs.get(place) ?? [])) ? "PROVED" : "NOT_PROVED";
}

function isCovered(day: Period, proved: readonly Period[]): boolean {
  let reachedMs = day.fromMs;
  for (const { fromMs, toMs } of proved.toSorted((a, b) => a.fromMs - b.fromMs)) {
    if (fromMs <= reachedMs && toMs > reachedMs) reachedMs = toMs;
  }
  return reachedMs >= day.toMs;
}
