import { isNearCount } from "./count-tolerance.ts";

/** One layout of which the bytes are a whole number of records. */
export interface LayoutReading<L extends string> {
  readonly layout: L;
  readonly recordBytes: number;
  /** Records, blank ones counted. */
  readonly records: number;
  /** The bytes agree with the layout. */
  readonly agrees: boolean;
  /** They agree, and nothing about them is odd. */
  readonly isClean: boolean;
  /** Its records may be parts of those of another layout; default false. */
  readonly isDoubtful?: boolean;
  /** Chance may have made it: it stands in the way of others and is never taken itself; default false. */
  readonly isChance?: boolean;
}

/**
 * Decides which layout a data set has, from its readings and the count that the reader gave for it. Bytes and count must
 * agree: the exact count wins, else the only clean reading if its count is near. A count of 0 or less says nothing.
 *
 * Nothing is guessed: a reading that is odd or doubtful never wins against a clean one, nor against any other that is near;
 * an exact one not where another clean one is near, which is so in the smallest logs; and none where the same records agree
 * with two layouts of one size.
 *
 * @returns `undefined` when bytes and count leave none, or more than one.
 */
export function decideLayout<L extends string>(
  readings: readonly LayoutReading<L>[],
  reportedCount: number,
): L | undefined {
  const agreeing = readings.filter(({ agrees }) => agrees);
  const clean = agreeing.filter(({ isClean }) => isClean);
  const exact = agreeing.filter(({ records }) => records === reportedCount);
  const [winner, ...others] = exact.length > 0 ? exact : clean;
  if (winner === undefined || others.length > 0 || !isPossible(winner, reportedCount)) return undefined;
  if (winner.isChance === true) return undefined;
  const isWeak = !winner.isClean || winner.isDoubtful === true;
  const rivals = (isWeak ? agreeing : clean).filter((it) => it !== winner);
  const isOutshone = rivals.some((it) => (isWeak && it.isClean) || isPossible(it, reportedCount));
  const hasTwin = agreeing.some((it) => it !== winner && it.recordBytes === winner.recordBytes);
  return isOutshone || hasTwin ? undefined : winner.layout;
}

function isPossible({ records }: LayoutReading<string>, reportedCount: number): boolean {
  return reportedCount <= 0 || isNearCount(records, reportedCount);
}
