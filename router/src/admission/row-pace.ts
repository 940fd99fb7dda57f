import type { Activity } from "./activity.ts";

/** How many rows one subject may read beside others. */
export interface RowRate {
  /** Rows of one operation that nobody notices; only what is more counts. */
  readonly freeRows: number;
  /** So many more at once. */
  readonly rowBurst: number;
  /** Then so many more each second. */
  readonly rowsPerSecond: number;
}

/** Lets a subject read large pages at a rate that leaves time for others, while there are any. */
export interface RowPace {
  /** Waits until the subject may read so many rows, or `signal` aborts. */
  readonly enter: (subject: string, rows: number, signal: AbortSignal) => Promise<void>;
}

const LOOK_AGAIN_MS = 100;

interface Balance {
  left: number;
  atMs: number;
}

/** Creates a pace. Whoever is alone waits for nothing. */
export function createRowPace(
  { freeRows, rowBurst, rowsPerSecond }: RowRate,
  { hasOthers }: Activity,
  now: () => number = () => performance.now(),
): RowPace {
  const balances = new Map<string, Balance>();
  const balanceOf = (subject: string): Balance => {
    const nowMs = now();
    const known = balances.get(subject);
    const gained = known === undefined ? rowBurst : known.left + ((nowMs - known.atMs) * rowsPerSecond) / 1000;
    const balance = { left: Math.min(rowBurst, gained), atMs: nowMs };
    balances.set(subject, balance);
    return balance;
  };
  const forgetFull = () => {
    for (const subject of balances.keys()) if (balanceOf(subject).left >= rowBurst) balances.delete(subject);
  };
  return {
    enter: async (subject, rows, signal) => {
      const counted = rows - freeRows;
      if (counted <= 0) return;
      while (balanceOf(subject).left <= 0 && hasOthers(subject) && !signal.aborted) await wait(LOOK_AGAIN_MS);
      const balance = balanceOf(subject);
      balance.left = Math.max(-rowBurst, balance.left - counted); // what was read alone is no debt for ever
      if (balances.size > 1000) forgetFull();
    },
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
