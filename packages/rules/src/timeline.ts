import type { Punch, SetAsidePunch, SetAsideReading } from "./punch.ts";
import type { ResolvedLog } from "./reader-log.ts";

/**
 * The punches of one person, of any places and readers, in order of instant. A query finds its range by bisection and
 * reads nothing outside it except the chain of double taps that reaches into its first day. A timeline may therefore be
 * a part of the history: from the last gap of at least the double-tap window before the first business day, to the end
 * of the last one.
 */
export interface Timeline {
  readonly punches: readonly Punch[];
  readonly setAside: readonly SetAsidePunch[];
}

/**
 * Creates the timeline of a person, from readings resolved by `toResolvedLog` or kept in a ledger. The order of the
 * input does not matter; equal instants are put in the order of place, device and state.
 */
export function createTimeline({ punches, setAside }: ResolvedLog): Timeline {
  return {
    punches: punches.toSorted(comparePunches),
    setAside: setAside.flatMap(toTimed).toSorted((a, b) => comparePunches(a.punch, b.punch)),
  };
}

/** Position of the first element at or after the instant, in a list ordered by instant. */
export function findFrom<T>(list: readonly T[], instantMs: number, toInstant: (element: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const element = list[middle];
    if (element !== undefined && toInstant(element) < instantMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A reading whose time no calendar has falls in no day. */
function toTimed({ punch, reason }: SetAsideReading): readonly SetAsidePunch[] {
  return punch.instantMs === undefined ? [] : [{ punch, reason }];
}

function comparePunches(a: Punch, b: Punch): number {
  return (
    a.instantMs - b.instantMs ||
    compareText(a.place, b.place) ||
    compareText(a.device, b.device) ||
    a.state - b.state ||
    compareText(a.local, b.local)
  );
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
