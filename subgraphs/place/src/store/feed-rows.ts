import type { FeedEntry, FeedKind } from "../domain/ledger.ts";
import { PUNCH_COLUMNS, type PunchColumns, toPunchRecord } from "./punch-rows.ts";
import { type Condition, joinConditions } from "./where.ts";

/** An entry of the feed as it is read, beside the columns of its punch. */
export interface FeedColumns {
  readonly seq: number;
  readonly kind: FeedKind;
  readonly ref: string;
  readonly body: string | null;
  readonly row_key: number | null;
}

/** The columns of an entry and of its punch, where there is one. */
export const FEED_COLUMNS = `${PUNCH_COLUMNS}, feed.seq, feed.kind, feed.ref, feed.body, feed.row_key`;

/** Columns to an entry of the domain. */
export function toFeedEntry(columns: FeedColumns & PunchColumns): FeedEntry {
  return {
    seq: columns.seq,
    kind: columns.kind,
    ref: columns.ref,
    row: columns.kind === "PUNCH" || columns.kind === "REVISED" ? toPunchRecord(columns) : undefined,
    body: columns.body === null ? undefined : JSON.parse(columns.body),
  };
}

/** A row that was released is a punch from then on: it is told there, once, and not where it came. */
const IS_TOLD_AS_PUNCH = "((feed.kind = 'PUNCH' AND punch_rows.released_ms IS NULL) OR feed.kind = 'RELEASED')";

/** The punches after a position: rows of `PunchColumns` with `seq`. */
export function toPunchFeedQuery(selected: readonly Condition[], afterSeq: number, limit: number): Condition {
  const range = { sql: `${IS_TOLD_AS_PUNCH} AND feed.seq > ?`, values: [afterSeq] };
  const where = joinConditions([...selected, range]);
  const sql = `SELECT ${PUNCH_COLUMNS}, feed.seq AS seq FROM feed JOIN punch_rows ON punch_rows.key = feed.row_key
    ${where.sql} ORDER BY feed.seq LIMIT ?`;
  return { sql, values: [...where.values, limit] };
}
