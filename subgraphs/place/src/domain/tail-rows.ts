import type { LedgerRow } from "./punch.ts";

/** What reads of the log have brought of a row that the ledger has. */
export interface InLog {
  readonly verifyCode: number;
  /** 0 while it came by other ways only: the log was not read since. */
  readonly copies: number;
}

/**
 * Joins rows that came to a log since it was read: k new rows of one identity are k copies more than what the log had until
 * then. A row that came live meanwhile is the first of them, not one beside them.
 *
 * @param known what the ledger has of their digests.
 * @returns each identity once, with all its copies; `undefined` where one identity has two verify codes: which of them is the
 *   punch, only the whole log tells.
 */
export function joinTailRows(
  rows: readonly LedgerRow[],
  known: ReadonlyMap<string, InLog>,
): readonly LedgerRow[] | undefined {
  const joined = new Map<string, LedgerRow>();
  for (const row of rows) {
    const before = joined.get(row.digest);
    const { copies, verifyCode } = known.get(row.digest) ?? { copies: 0, verifyCode: row.verifyCode };
    const code = before?.verifyCode ?? (copies > 0 ? verifyCode : row.verifyCode);
    if (code !== row.verifyCode) return undefined;
    joined.set(row.digest, before ? { ...before, copies: before.copies + 1 } : { ...row, copies: copies + 1 });
  }
  return [...joined.values()];
}
