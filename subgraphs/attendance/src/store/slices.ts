import { setImmediate as nextTurn } from "node:timers/promises";

/** How long one statement may take: SQLite answers on the thread that answers everybody else. */
const AIM_MS = 10;

/** A stretch of whole numbers, both inclusive: dates by number, or milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads a stretch piece by piece, the pieces as long as some ten milliseconds allow; others have their turn between.
 *
 * @param first length of the first piece
 */
export async function readInSlices(
  { from, to }: Stretch,
  first: number,
  read: (slice: Stretch) => Promise<void>,
): Promise<void> {
  let length = first;
  for (let start = from; start <= to; ) {
    const end = Math.min(to, start + length - 1);
    const beganMs = performance.now();
    await read({ from: start, to: end });
    length = toNextLength(length, performance.now() - beganMs);
    start = end + 1;
    if (start <= to) await nextTurn();
  }
}

/** A piece that was short may be twice as long; one that took too long is cut by what it was too long. */
export function toNextLength(length: number, tookMs: number): number {
  if (tookMs < AIM_MS / 2) return length * 2;
  return tookMs <= AIM_MS ? length : Math.max(1, Math.floor((length * AIM_MS) / tookMs));
}
