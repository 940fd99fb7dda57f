/** How long the rows of one turn of the event loop may take. */
const TURN_MS = 20;
/** Fewer rows in a transaction cost more each: a machine that is busy, and slow for that, would only get busier. */
const FEWEST_ROWS = 500;
const MOST_ROWS = 1_000;

/** How many rows are taken into the ledger in one turn: as many as take about 20 ms on this machine, now. */
export interface WorkBatch {
  readonly rows: number;
  /** Learns from a turn that took so many rows and so long. */
  learn(rows: number, ms: number): void;
}

/** Creates the measure of one read. */
export function createWorkBatch(): WorkBatch {
  let size = FEWEST_ROWS;
  return {
    get rows() {
      return Math.round(size);
    },
    learn: (rows, ms) => {
      if (rows === 0) return;
      const wanted = (rows * TURN_MS) / Math.max(ms, 0.1);
      // Half of the way: one turn that waited for the disk says little of the next.
      size = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, (size + wanted) / 2));
    },
  };
}
