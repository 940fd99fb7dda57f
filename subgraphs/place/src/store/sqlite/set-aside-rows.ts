import type { Database } from "better-sqlite3";
import type { PageRequest, Release, ReleaseOutcome, SetAsideSelection } from "../../domain/ledger.ts";
import type { PunchRecord } from "../../domain/punch.ts";
import { type PunchColumns, toPunchRecord } from "../punch-rows.ts";
import {
  createSetAsideQueries,
  RELEASABLE_COLUMNS,
  type ReleasableRow,
  releaseRows,
  type RowMove,
} from "../set-aside-rows.ts";
import type { DayChanges } from "../ledger-day-rows.ts";
import { createDayWriter } from "./days.ts";
import type { FeedWriter } from "./feed-writer.ts";
import { createStatements } from "./statements.ts";
import { SQLITE_WORDS } from "./words.ts";

/** Rows in the database that are set aside. */
export interface SetAsideTable {
  list(selection: SetAsideSelection, page: PageRequest): readonly PunchRecord[];
  count(selection: SetAsideSelection): number;
}

/** Makes a punch of a row at another time, and keeps the reader's own. Values: seconds, instant, offset, of the release, key. */
const MOVE_ROW = `UPDATE punch_rows SET moved_seconds = ?, read_at_ms = at_ms, read_offset_minutes = offset_minutes,
  at_ms = ?, offset_minutes = ?, set_aside = NULL, released_ms = ? WHERE key = ?`;

const QUERIES = createSetAsideQueries(SQLITE_WORDS);

/** Creates the access to the rows that are set aside. */
export function createSetAsideTable(db: Database): SetAsideTable {
  const pages = createStatements<PunchColumns>(db);
  const counts = createStatements<{ total: number }>(db);
  return {
    list: (selection, page) => pages.all(QUERIES.list(selection, page)).map(toPunchRecord),
    count: (selection) => counts.all(QUERIES.count(selection))[0]?.total ?? 0,
  };
}

/** Creates what makes punches of rows that are set aside. */
export function createReleases(db: Database, placeId: string, feed: FeedWriter): (release: Release) => ReleaseOutcome {
  const findRow = db.prepare<[string, string], ReleasableRow>(
    `SELECT ${RELEASABLE_COLUMNS} FROM punch_rows WHERE id = ? AND device_id = ?`,
  );
  const days = createDayWriter(db);
  const release = db.prepare("UPDATE punch_rows SET set_aside = NULL, released_ms = ? WHERE key = ?");
  const move = db.prepare(MOVE_ROW);
  const uncount = db.prepare("UPDATE devices SET rows_set_aside = rows_set_aside - ? WHERE id = ?");
  const table = {
    find: (id: string, deviceId: string) => findRow.get(id, deviceId),
    release: (key: number, atMs: number) => void release.run(atMs, key),
    move: (key: number, atMs: number, moved: RowMove) =>
      void move.run(moved.seconds, moved.atMs, moved.offsetMinutes, atMs, key),
    changeDays: (deviceId: string, changes: DayChanges) => days.change(deviceId, changes),
    uncount: (rows: number, deviceId: string) => void uncount.run(rows, deviceId),
  };
  return (wish) => feed.commit((_head, append) => releaseRows(placeId, wish, { table, append }));
}
