import type { ChainedRow } from "./ledger-check.ts";
import { KEPT_COLUMNS, type PunchColumns, toPunchRecord } from "./punch-rows.ts";

/** A row of `punch_rows` with its bytes and its place in the chain. */
export interface ChainedColumns extends PunchColumns {
  readonly key: number;
  readonly raw: Buffer;
  readonly chain: Buffer;
  readonly salt: Buffer | null;
  readonly leaf: Buffer | null;
}

/** The columns of `ChainedColumns`. */
export const CHAINED_COLUMNS = `key, raw, chain, salt, leaf, ${KEPT_COLUMNS}`;

/** One row: how many entries the feed has, and the number of the last. */
export const FEED_LENGTH = "SELECT count(*) AS entries, coalesce(max(seq), 0) AS last FROM feed";

/** The entries that tell of a new row, in their order, with the key of the row. */
export const TELLINGS = `SELECT feed.seq, punch_rows.key FROM feed LEFT JOIN punch_rows ON punch_rows.key = feed.row_key
  WHERE kind = 'PUNCH' ORDER BY feed.seq`;

/** Columns to what the chain is made of. */
export function toChainedRow(columns: ChainedColumns): ChainedRow {
  return { ...toPunchRecord(columns), raw: columns.raw, chain: columns.chain, salt: columns.salt, leaf: columns.leaf };
}
