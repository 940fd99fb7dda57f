import type { Database } from "better-sqlite3";
import { toPunchFeedPage } from "../../domain/feed-page.ts";
import type { FeedEntry, FeedHead, FeedKind, PunchFeedPage, PunchSelection } from "../../domain/ledger.ts";
import type { FeedWriter } from "./feed-writer.ts";
import { type PunchColumns, toPunchConditions, toPunchRecord } from "./punches.ts";
import { joinConditions } from "./where.ts";

interface FeedColumns {
  readonly seq: number;
  readonly kind: FeedKind;
  readonly ref: string;
  readonly body: string | null;
  readonly row_key: number | null;
}

/** The change feed in the database. */
export interface FeedTable {
  read(afterSeq: number, limit: number): { readonly head: FeedHead; readonly entries: readonly FeedEntry[] };
  readPunches(afterSeq: number, selection: PunchSelection, limit: number): PunchFeedPage;
}

/** Creates the reading side of the feed. Head and entries of one answer are of the same moment: nothing runs between. */
export function createFeedTable(db: Database, feed: FeedWriter): FeedTable {
  const selectEntries = db.prepare<[number, number], FeedColumns & PunchColumns>(
    `SELECT punch_rows.*, feed.seq, feed.kind, feed.ref, feed.body, feed.row_key
     FROM feed LEFT JOIN punch_rows ON punch_rows.key = feed.row_key
     WHERE feed.seq > ? ORDER BY feed.seq LIMIT ?`,
  );
  return {
    read: (afterSeq, limit) => ({
      head: feed.readHead(),
      entries: selectEntries.all(afterSeq, limit).map(toFeedEntry),
    }),
    readPunches: (afterSeq, selection, limit) => {
      const head = feed.readHead();
      const where = joinConditions([...toPunchConditions(selection), ...toFeedRange(afterSeq)]);
      const sql = `SELECT punch_rows.*, feed.seq AS seq FROM feed JOIN punch_rows ON punch_rows.key = feed.row_key
        ${where.sql} ORDER BY feed.seq LIMIT ?`;
      const found = db.prepare<unknown[], PunchColumns & { seq: number }>(sql).all(...where.values, limit);
      const entries = found.map((columns) => ({ seq: columns.seq, punch: toPunchRecord(columns) }));
      return toPunchFeedPage(entries, limit, head.seq);
    },
  };
}

function toFeedRange(afterSeq: number) {
  return [{ sql: "feed.kind = 'PUNCH' AND feed.seq > ?", values: [afterSeq] }];
}

function toFeedEntry(columns: FeedColumns & PunchColumns): FeedEntry {
  return {
    seq: columns.seq,
    kind: columns.kind,
    ref: columns.ref,
    row: columns.row_key === null ? undefined : toPunchRecord(columns),
    body: columns.body === null ? undefined : JSON.parse(columns.body),
  };
}
