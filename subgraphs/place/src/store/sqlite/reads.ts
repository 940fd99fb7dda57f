import type { Database } from "better-sqlite3";
import type { PooledReads } from "../../domain/read-pool.ts";
import { createClockTable } from "./clocks.ts";
import { createDayTable } from "./days.ts";
import { createFeedTable } from "./feed.ts";
import { createHeadReader } from "./feed-writer.ts";
import { createPunchTable } from "./punches.ts";
import { createSetAsideTable } from "./set-aside-rows.ts";
import { createUserReads } from "./user-reads.ts";

/** The reads of a ledger as SQLite does them: at once, and whoever calls waits. */
export type SqliteReads = {
  readonly [Name in keyof PooledReads]: (
    ...args: Parameters<PooledReads[Name]>
  ) => Awaited<ReturnType<PooledReads[Name]>>;
};

/** Creates the reads of an open database; its connection may be one that only reads. */
export function createSqliteReads(db: Database): SqliteReads {
  const punches = createPunchTable(db);
  const setAside = createSetAsideTable(db);
  const days = createDayTable(db);
  const clocks = createClockTable(db);
  const users = createUserReads(db);
  const feed = createFeedTable(db, { readHead: createHeadReader(db) });
  return {
    listPunches: (selection, page) => punches.list(selection, page),
    listPunchPositions: (selection, page) => punches.listPositions(selection, page),
    countPunches: (selection) => punches.count(selection),
    findPunches: (ids) => punches.find(ids),
    listSetAside: (selection, page) => setAside.list(selection, page),
    countSetAside: (selection) => setAside.count(selection),
    listDays: (selection) => days.list(selection),
    listGaps: (selection, limit) => days.listGaps(selection, limit),
    listClock: (deviceId, page) => clocks.list(deviceId, page),
    countClock: (deviceId) => clocks.count(deviceId),
    listClockSets: (deviceId, limit) => clocks.listSets(deviceId, limit),
    listUsers: (selection, order, page) => users.list(selection, order, page),
    countUsers: (selection) => users.count(selection),
    findUsers: (ids) => users.find(ids),
    listDeviceIdsOfUsers: (userIds) => users.listDeviceIds(userIds),
    listEnrolmentsOfUsers: (userIds) => users.listEnrolments(userIds),
    readFeed: (afterSeq, limit) => feed.read(afterSeq, limit),
    readPunchFeed: (afterSeq, selection, limit) => feed.readPunches(afterSeq, selection, limit),
  };
}
