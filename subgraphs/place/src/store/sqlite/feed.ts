import type { Database } from "better-sqlite3";
import { toPunchFeedPage } from "../../domain/feed-page.ts";
import type { FeedEntry, FeedHead, PunchFeedPage, PunchSelection } from "../../domain/ledger.ts";
import { FEED_COLUMNS, type FeedColumns, toFeedEntry, toPunchFeedQuery } from "../feed-rows.ts";
import { createPunchQueries, type PunchColumns, toPunchRecord } from "../punch-rows.ts";
import type { FeedWriter } from "./feed-writer.ts";
import { createStatements } from "./statements.ts";
import { SQLITE_WORDS } from "./words.ts";

/** The change feed in the database. */
export interface FeedTable {
  read(afterSeq: number, limit: number): { readonly head: FeedHead; readonly entries: readonly FeedEntry[] };
  readPunches(afterSeq: number, selection: PunchSelection, limit: number): PunchFeedPage;
}

const QUERIES = createPunchQueries(SQLITE_WORDS);

/** Creates the reading side of the feed. Head and entries of one answer are of the same moment: one transaction reads both. */
export function createFeedTable(db: Database, feed: Pick<FeedWriter, "readHead">): FeedTable {
  const selectEntries = db.prepare<[number, number], FeedColumns & PunchColumns>(
    `SELECT ${FEED_COLUMNS} FROM feed LEFT JOIN punch_rows ON punch_rows.key = feed.row_key
     WHERE feed.seq > ? ORDER BY feed.seq LIMIT ?`,
  );
  const punches = createStatements<PunchColumns & { seq: number }>(db);
  return {
    read: db.transaction((afterSeq, limit) => ({
      head: feed.readHead(),
      entries: selectEntries.all(afterSeq, limit).map(toFeedEntry),
    })),
    readPunches: db.transaction((afterSeq, selection, limit) => {
      const head = feed.readHead();
      const found = punches.all(toPunchFeedQuery(QUERIES.toConditions(selection), afterSeq, limit));
      const entries = found.map((columns) => ({ seq: columns.seq, punch: toPunchRecord(columns) }));
      return toPunchFeedPage(entries, limit, head.seq);
    }),
  };
}
