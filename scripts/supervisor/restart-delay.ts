const FIRST_RESTART_MS = 200;
const LONGEST_RESTART_MS = 10_000;
const FINAL_RESTART_MS = 30_000;
/** Ends that starting again at once cannot mend: something an operator must put right, a taken port. */
const FINAL_EXIT_CODES: readonly (number | undefined)[] = [2, 3];

/**
 * The pause before a process starts again, in milliseconds: doubling from crash to crash, bounded. `undefined` for one that
 * never served and says itself that it cannot. One that did is tried again twice a minute even so: a disk that was full, a
 * file that was away may be back, and nobody has to look.
 */
export function toRestartDelayMs(end: {
  readonly exitCode: number | undefined;
  /** Ends in a row, this one included. */
  readonly crashes: number;
  readonly hasServed: boolean;
}): number | undefined {
  if (FINAL_EXIT_CODES.includes(end.exitCode)) return end.hasServed ? FINAL_RESTART_MS : undefined;
  return Math.min(LONGEST_RESTART_MS, FIRST_RESTART_MS * 2 ** Math.max(0, end.crashes - 1));
}
