import { toGlobalId } from "@biometricflow/schema/global-id";
import type { LedgerRow, PunchRecord } from "../domain/punch.ts";
import { toLeafChain, toRowChain, toRowLeaf } from "../domain/row-chain.ts";

/** What is wrong with a ledger. */
export interface LedgerFault {
  readonly code:
    | "FILE_DAMAGED" // SQLite itself finds a fault
    | "ROW_DOES_NOT_FIT" // a row was changed, or one before it was taken out or put in
    | "ROWS_CUT_OFF" // rows are missing, or too many, at the end
    | "FEED_BROKEN" // a change is missing of which followers were told, or would be
    | "DAY_DOES_NOT_FIT" // of a day of a reader something else is kept than its rows say
    | "MOVE_DOES_NOT_FIT" // a row was moved in time by something else than followers were told
    | "ERASED_DOES_NOT_FIT" // more rows, or fewer, are without their person than erasures account for
    | "GAP_DOES_NOT_FIT"; // the same of a time in which nobody watched a reader
  /** One sentence. */
  readonly message: string;
  /** The first row that does not fit. */
  readonly row?: { readonly position: number; readonly id: string };
}

/** A ledger as it was at one moment. */
export interface LedgerCheck {
  readonly epoch: string;
  readonly seq: number;
  /** Punch rows, those set aside too. */
  readonly rows: number;
  /** Hash over all rows, as hex. */
  readonly chain: string;
  readonly fault: LedgerFault | undefined;
}

/** A stored row with all that the chain of hashes is made of. */
export interface ChainedRow extends PunchRecord, Pick<LedgerRow, "raw"> {
  readonly chain: Buffer;
  /** Null in rows of older versions, and in those whose person was erased. */
  readonly salt: Buffer | null;
  /** Of a row whose person was erased: what its link is made of; empty where an older version wrote the row. */
  readonly leaf: Buffer | null;
}

/** The walk along all rows of a ledger, in their order. */
export interface RowCheck {
  /** @returns what is wrong with the next row */
  readonly take: (row: ChainedRow) => LedgerFault | undefined;
  /** @returns what is wrong with the end, once the last row was taken. */
  readonly end: (head: Buffer) => LedgerFault | undefined;
}

/** Begins to check the rows of a place. */
export function createRowCheck(placeId: string): RowCheck {
  let previous: Buffer = Buffer.alloc(32);
  let position = 0;
  return {
    take: (row) => {
      position += 1;
      if (!fits(row, previous, placeId)) return toRowFault(row, position);
      previous = row.chain;
      return undefined;
    },
    end: (head) => {
      if (previous.equals(head)) return undefined;
      const message = `after row ${position}, the last one, the ledger counts on others: rows at its end are missing or not its own`;
      return { code: "ROWS_CUT_OFF", message };
    },
  };
}

/** The ids are no part of the hash: they follow from what is. */
function fits(row: ChainedRow, previous: Buffer, placeId: string): boolean {
  const hasOwnIds = row.id === toGlobalId(placeId, row.digest) && row.userId === toGlobalId(placeId, row.pin);
  return hasOwnIds && toLink(previous, row).equals(row.chain);
}

/** The link of an erased row of an older version cannot be made again: it is taken as it is, and how many there are is counted. */
function toLink(previous: Buffer, row: ChainedRow): Buffer {
  const { leaf, salt, chain, deviceId } = row;
  if (leaf !== null) return leaf.length === 0 ? chain : toLeafChain(previous, leaf);
  return salt === null ? toRowChain(previous, deviceId, row) : toLeafChain(previous, toRowLeaf(salt, deviceId, row));
}

function toRowFault({ id, localTime, pin }: ChainedRow, position: number): LedgerFault {
  const what = `row ${position} (${id}, PIN ${pin}, ${localTime}) does not fit what stands before it`;
  const message = `${what}: it was changed, or a row before it was taken out or put in`;
  return { code: "ROW_DOES_NOT_FIT", message, row: { position, id } };
}

/** What a feed says of its length. */
export interface FeedCounts {
  /** What the head says. */
  readonly seq: number;
  readonly entries: number;
  readonly last: number;
}

/** The walk along all entries of a feed that tell of a new row. */
export interface FeedCheck {
  /** @param key of the row; null where there is none */
  readonly take: (entry: { readonly seq: number; readonly key: number | null }) => LedgerFault | undefined;
  readonly end: (rows: number) => LedgerFault | undefined;
}

const toFeedFault = (message: string): LedgerFault => ({ code: "FEED_BROKEN", message });

/** What is wrong with the length of a feed. */
export function findLengthFault({ seq, entries, last }: FeedCounts): LedgerFault | undefined {
  if (entries === seq && last === seq) return undefined;
  return toFeedFault(`the feed has ${entries} entries, the last is ${last}, and the head says ${seq}`);
}

/** Begins to check that each row is told once, in the order of the rows: then as many entries as rows are one for each. */
export function createFeedCheck(): FeedCheck {
  let [previous, tellings] = [0, 0];
  return {
    take: ({ seq, key }) => {
      if (key === null || key <= previous)
        return toFeedFault(`entry ${seq} of the feed tells of no row, or of one out of order`);
      previous = key;
      tellings += 1;
      return undefined;
    },
    end: (rows) =>
      tellings === rows ? undefined : toFeedFault(`the feed tells of ${tellings} rows, and the ledger has ${rows}`),
  };
}
