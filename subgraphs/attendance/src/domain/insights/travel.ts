import type { Insight } from "./insight.ts";

/** Nobody gets from one place to another in less. */
export const TRAVEL_MINUTES = 10;

/** A punch of a person. */
export interface PlacedPunch {
  readonly id: string;
  readonly placeId: string;
  /** As the reader showed it. */
  readonly date: string;
  /** Without the drift of the reader's clock, where it is known; milliseconds since 1970. */
  readonly trueMs: number;
}

/** Punches of one person at two places, one after the other, less than ten minutes apart. */
export function findImpossibleTravel(punches: readonly PlacedPunch[]): readonly Insight[] {
  const ordered = punches.toSorted(
    (left, right) => left.trueMs - right.trueMs || (left.id < right.id ? -1 : Number(left.id > right.id)),
  );
  return ordered.flatMap((punch, index) => {
    const before = ordered[index - 1];
    if (before === undefined || before.placeId === punch.placeId) return [];
    const seconds = Math.floor((punch.trueMs - before.trueMs) / 1000);
    return seconds < TRAVEL_MINUTES * 60 ? [toTravel(before, punch, seconds)] : [];
  });
}

function toTravel(before: PlacedPunch, punch: PlacedPunch, seconds: number): Insight {
  return {
    kind: "IMPOSSIBLE_TRAVEL",
    reason: "TWO_PLACES",
    from: before.date,
    to: before.date,
    fromMs: before.trueMs,
    toMs: punch.trueMs,
    placeIds: [before.placeId, punch.placeId],
    readerId: undefined,
    values: { fromPlace: before.placeId, toPlace: punch.placeId, seconds, leastMinutes: TRAVEL_MINUTES },
    dates: [before.date],
    punchIds: [before.id, punch.id],
  };
}
