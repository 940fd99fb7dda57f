import type { FeedPosition } from "@biometricflow/schema/vector-cursor";

/**
 * Where a client stands at each place, as two lists sorted by place. A move copies one list of references, which costs
 * less than any map for as many places as an organisation has; a message that waits keeps the positions of its moment.
 */
export interface Positions {
  readonly places: readonly string[];
  readonly at: readonly FeedPosition[];
}

/** Collects positions; of a place that comes twice the last counts. */
export function toPositions(entries: Iterable<readonly [string, FeedPosition]>): Positions {
  const sorted = [...new Map(entries)].sort(([left], [right]) => (left < right ? -1 : 1));
  return { places: sorted.map(([place]) => place), at: sorted.map(([, position]) => position) };
}

/** A place's position. `undefined` when there is none yet. */
export function findPosition({ places, at }: Positions, place: string): FeedPosition | undefined {
  const index = lowerBound(places, place);
  return places[index] === place ? at[index] : undefined;
}

/** The positions with one of them changed or added. */
export function withPosition(positions: Positions, place: string, position: FeedPosition): Positions {
  const { places, at } = positions;
  const index = lowerBound(places, place);
  if (places[index] === place) return { places, at: at.with(index, position) };
  return { places: places.toSpliced(index, 0, place), at: at.toSpliced(index, 0, position) };
}

/** Pairs in the order of places. */
export function* listPositions({ places, at }: Positions): Generator<readonly [string, FeedPosition]> {
  for (const [index, place] of places.entries()) {
    const position = at[index];
    if (position !== undefined) yield [place, position];
  }
}

/** True when each place has the very same position object: what one event told many subscribers. */
export function isSameObjects(left: Positions, right: Positions): boolean {
  return isSameList(left.at, right.at) && isSameList(left.places, right.places);
}

function isSameList(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((it, index) => it === right[index]);
}

/** The index of the first place that does not come before `place`. */
function lowerBound(places: readonly string[], place: string): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? "") < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
