import type { LedgerRow } from "./punch.ts";

/**
 * Joins the rows of one log read while they come, without keeping them all. The first row of an identity is stored at
 * once; every further one waits for the end, because only the whole log tells how many copies there are and which verify
 * codes. What a read that fails half-way has stored are rows of the log, each once.
 */
export interface LogJoin {
  /** Takes the next rows of the log and returns those of them to store now. */
  add(rows: readonly LedgerRow[]): readonly LedgerRow[];
  /** Keeps rows of which the ledger holds the identity with another verify code: the end may have to set them aside. */
  hold(rows: readonly LedgerRow[]): void;
  /** After the last row: those of identities that came more than once, each with its first. They go through `groupCopies`. */
  listRepeated(): readonly LedgerRow[];
  /** Whether a row of this identity came. */
  has(digest: string): boolean;
}

/** Creates the join of one read. */
export function createLogJoin(): LogJoin {
  const firstCodes = new Map<string, number>();
  const held = new Map<string, LedgerRow>();
  const repeats: LedgerRow[] = [];

  /** A first row that is not held is in the ledger with its own code: of it only the copies can still change. */
  const toFirst = (repeat: LedgerRow): LedgerRow =>
    held.get(repeat.digest) ?? { ...repeat, verifyCode: firstCodes.get(repeat.digest) ?? repeat.verifyCode };
  return {
    add: (rows) =>
      rows.filter((row) => {
        const isFirst = !firstCodes.has(row.digest);
        if (isFirst) firstCodes.set(row.digest, row.verifyCode);
        else repeats.push(row);
        return isFirst;
      }),
    hold: (rows) => {
      for (const row of rows) held.set(row.digest, row);
    },
    listRepeated: () =>
      [...Map.groupBy(repeats, ({ digest }) => digest).values()].flatMap((others) => {
        const [repeat] = others;
        return repeat === undefined ? [] : [toFirst(repeat), ...others];
      }),
    has: (digest) => firstCodes.has(digest),
  };
}
