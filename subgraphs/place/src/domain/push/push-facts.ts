import type { RangeCheck } from "./range-check.ts";
import type { CallAddresses } from "./standing.ts";

/** What is known of a reader that calls by itself; instants in milliseconds UTC. */
export interface PushFacts {
  /** Its first call. Punches that are older are its history. */
  readonly firstMs: number;
  readonly addresses: CallAddresses;
  /** The address that showed the right comm key last. */
  readonly keyShownFrom?: string;
  /** Lines of it that are no punch. */
  readonly unreadable: number;
  /** When its log was cleared last, on its own clock. */
  readonly clearedAt?: string;
  /** The comparison with the ledger that is under way. */
  readonly check?: RunningCheck;
  /** When the last one ended, and when the last of the whole log did. */
  readonly checkEndedMs?: number;
  readonly wholeCheckMs?: number;
  readonly proof?: PushProof;
  /** Where the last comparison found other numbers. */
  readonly differs?: RowDifference;
  /** Of what was proved, the time of which followers were told that rows are missing; until the next proof. */
  readonly withdrawn?: WithdrawnTime;
  /** It tells no sums of its rows: nothing can be proven. */
  readonly hasNoSums?: boolean;
  /** How many users it counted when it was asked for its list last; `LIST_DOUBTED` when somebody was removed there since. */
  readonly usersListed?: number;
}

/** Whether a reader must be asked for the list of its users: it counts others than it listed, or somebody was removed. */
export function isListDue({ push, users }: { readonly push?: PushFacts; readonly users?: number }): boolean {
  return push !== undefined && users !== undefined && users !== (push.usersListed ?? 0);
}

/** No number of users: the list that was read may be another one now. */
export const LIST_DOUBTED = -1;

/** A check and the order that it waits for. */
export interface RunningCheck extends RangeCheck {
  readonly orderKey: number;
  readonly beganMs: number;
  /** The instant up to which it compares. */
  readonly untilMs: number;
}

/** The reader's own sum of a time was that of the ledger. */
export interface PushProof {
  /** Its whole log, or the part since it was cleared, up to here; on its own clock. */
  readonly from: string;
  readonly to: string;
  /** Rows of the whole log, when that was compared. */
  readonly rows: number;
  /** Rows of its log as the reader counted them then; absent where it tells no count, and in proofs of older versions. */
  readonly counted?: number;
  /** The instant up to which it holds. */
  readonly untilMs: number;
}

/** A time that was proved and is so no longer, in milliseconds UTC; the end is not included. */
export interface WithdrawnTime {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A time of which the reader counts another number of rows than the ledger has, after it sent them again. */
export interface RowDifference {
  readonly from: string;
  readonly to: string;
  readonly readerRows: number;
  readonly ledgerRows: number;
}
