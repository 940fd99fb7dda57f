const FIRST_MS = 250;
const MOST_MS = 8_000;

/**
 * How long to wait before a try, in milliseconds: doubling from 250 to 8,000, of which a random half is left out so
 * that many clients do not return in one wave.
 *
 * @param attempt 1 for the first try after a loss.
 * @param random a number in [0, 1).
 */
export function toBackoffMs(attempt: number, random: number): number {
  const ceiling = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 10));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
