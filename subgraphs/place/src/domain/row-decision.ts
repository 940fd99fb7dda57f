import type { LedgerRow, PunchChannel, SetAsideReason } from "./punch.ts";

/** What a ledger has of a row that comes again. */
export interface KnownRow {
  readonly copies: number;
  readonly verifyCode: number;
  readonly setAside: SetAsideReason | null;
}

/** What to do with a row. */
export type RowDecision =
  | { readonly kind: "ADD" }
  /** A log read found more copies of it. */
  | { readonly kind: "REVISE"; readonly copies: number }
  | { readonly kind: "KEEP" };

/** Ways on which identical rows are counted. */
const COUNTED: ReadonlySet<PunchChannel> = new Set<PunchChannel>(["READ", "FILE", "PUSH"]);
/** Ways on which rows come as the log has them, verify codes and all. */
const OF_LOG: ReadonlySet<PunchChannel> = new Set<PunchChannel>(["READ", "PUSH"]);

const ADD: RowDecision = { kind: "ADD" };
const KEEP: RowDecision = { kind: "KEEP" };

/**
 * Decides about a row that comes in, by whatever way and however often: one that is known is left as it is, only what tells of a
 * log how often it has the row can raise its copies: a read, a file, or one request of a reader that pushes.
 *
 * @param known the stored row of the same identity.
 */
export function decideRow(row: LedgerRow, known: KnownRow | undefined): RowDecision {
  if (known === undefined) return ADD;
  const hasMore = COUNTED.has(row.channel) && row.copies > known.copies;
  return hasMore ? { kind: "REVISE", copies: row.copies } : KEEP;
}

/**
 * How many copies of a row reads of the log have brought, with this one.
 *
 * @param before with those before; 0 while it came by other ways only.
 */
export function toInLog(row: Pick<LedgerRow, "channel" | "copies">, before: number): number {
  return row.channel === "READ" ? Math.max(before, row.copies) : before;
}

/** Whether a row of the log tells a known punch with another verify code: only what comes with it says what that is. */
export function hasOtherVerify(row: LedgerRow, known: KnownRow | undefined): boolean {
  return known !== undefined && OF_LOG.has(row.channel) && row.verifyCode !== known.verifyCode;
}

/** What the rows of one transaction change in the counts of their reader. */
export interface RowTally {
  readonly added: number;
  readonly revised: number;
  /** Rows of the log, copies counted; of these, set aside. */
  readonly stored: number;
  readonly setAside: number;
  /** New rows that came live. */
  readonly liveAdded: number;
  readonly hasUnknownPin: boolean;
}

/** Nothing yet. */
export const NO_ROWS: RowTally = {
  added: 0,
  revised: 0,
  stored: 0,
  setAside: 0,
  liveAdded: 0,
  hasUnknownPin: false,
};

/** Counts a row that was added. */
export function tallyAdded(tally: RowTally, row: LedgerRow, isEnrolled: boolean): RowTally {
  return {
    added: tally.added + 1,
    revised: tally.revised,
    stored: tally.stored + row.copies,
    setAside: tally.setAside + (row.setAside === undefined ? 0 : row.copies),
    liveAdded: tally.liveAdded + (row.channel === "LIVE" ? 1 : 0),
    hasUnknownPin: tally.hasUnknownPin || !isEnrolled,
  };
}

/** Counts a row of which there are now `copies`. */
export function tallyRevised(tally: RowTally, known: KnownRow, copies: number): RowTally {
  const more = copies - known.copies;
  const setAside = tally.setAside + (known.setAside !== null ? more : 0);
  return { ...tally, revised: tally.revised + 1, stored: tally.stored + more, setAside };
}
