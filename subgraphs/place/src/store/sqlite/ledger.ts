import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { toGlobalId } from "@biometricflow/schema/global-id";
import Database from "better-sqlite3";
import type { Ledger } from "../../domain/ledger.ts";
import type { PooledReads } from "../../domain/read-pool.ts";
import { createDeviceTable } from "./devices.ts";
import { createEraser } from "./erasures.ts";
import { createFeedWriter } from "./feed-writer.ts";
import { createFirstReads } from "./first-reads.ts";
import { createPunchTable } from "./punches.ts";
import { createSqliteReads, type SqliteReads } from "./reads.ts";
import { createRowWriter } from "./rows.ts";
import { createReleases } from "./set-aside-rows.ts";
import { migrate } from "./migrations.ts";
import { createUserTable } from "./users.ts";

/**
 * Opens the ledger of a place in one SQLite file, made when it is missing. Every write is one transaction that is on the
 * disk when its promise settles (WAL, `synchronous = FULL`).
 *
 * @param file path of the database; its folder is made too.
 */
export function openSqliteLedger(file: string, placeId: string): Ledger {
  const db = openDatabase(file);
  const feedWriter = createFeedWriter(db);
  const recordRows = createRowWriter(db, placeId, feedWriter);
  const devices = createDeviceTable(db, placeId, feedWriter);
  const acceptFirstRead = createFirstReads(db);
  const releaseRows = createReleases(db, placeId, feedWriter);
  const users = createUserTable(db, placeId, feedWriter);
  const punches = createPunchTable(db);
  const reads = createSqliteReads(db);
  return {
    registerReaders: async (setups, others = "DISABLE") => devices.register(setups, others),
    openChannel: async (setup) => devices.openChannel(setup),
    announceReaders: async (services, nowMs) => devices.announce(services, nowMs),
    readDevice: async (readerId) => devices.read(readerId),
    recordRows: async (readerId, rows) => recordRows(readerId, rows),
    recordTail: async (readerId, rows, cursor) => recordRows(readerId, rows, cursor),
    recordFacts: async (...args) => devices.recordFacts(...args),
    recordClock: async (...args) => devices.recordClock(...args),
    acceptFirstRead: async (readerId, nowMs) => acceptFirstRead(readerId, nowMs),
    releaseRows: async (release) => releaseRows(release),
    recordEnrolments: async (readerId, enrolments, slots) => users.recordEnrolments(readerId, enrolments, slots),
    readSlots: async (readerId) => users.readSlots(readerId),
    findRows: async (digests) => punches.findRows(digests.map((digest) => toGlobalId(placeId, digest))),
    readVerifyCodes: async (digests) => punches.readVerifyCodes(digests.map((digest) => toGlobalId(placeId, digest))),
    readInLog: async (digests) => punches.readInLog(digests.map((digest) => toGlobalId(placeId, digest))),
    readLastInstant: async (readerId) => punches.readLastInstant(toGlobalId(placeId, readerId)),
    listDevices: async () => devices.list(),
    ...createEraser(db, placeId, feedWriter),
    ...toPromises(reads),
    readHead: async () => feedWriter.readHead(),
    watchHead: (onHead) => feedWriter.watch(onHead),
    close: async () => {
      db.close();
    },
  };
}

function toPromises(reads: SqliteReads): PooledReads {
  return {
    listPunches: async (...args) => reads.listPunches(...args),
    listPunchPositions: async (...args) => reads.listPunchPositions(...args),
    countPunches: async (...args) => reads.countPunches(...args),
    findPunches: async (...args) => reads.findPunches(...args),
    listSetAside: async (...args) => reads.listSetAside(...args),
    countSetAside: async (...args) => reads.countSetAside(...args),
    listDays: async (...args) => reads.listDays(...args),
    listGaps: async (...args) => reads.listGaps(...args),
    listClock: async (...args) => reads.listClock(...args),
    countClock: async (...args) => reads.countClock(...args),
    listClockSets: async (...args) => reads.listClockSets(...args),
    listUsers: async (...args) => reads.listUsers(...args),
    countUsers: async (...args) => reads.countUsers(...args),
    findUsers: async (...args) => reads.findUsers(...args),
    listDeviceIdsOfUsers: async (...args) => reads.listDeviceIdsOfUsers(...args),
    listEnrolmentsOfUsers: async (...args) => reads.listEnrolmentsOfUsers(...args),
    readFeed: async (...args) => reads.readFeed(...args),
    readPunchFeed: async (...args) => reads.readPunchFeed(...args),
  };
}

/** Opens the file of a ledger and brings it to the newest schema. */
export function openDatabase(file: string, options: { readonly fileMustExist?: boolean } = {}): Database.Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = new Database(file, options);
  try {
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    db.pragma("secure_delete = ON"); // what is deleted, or replaced, is overwritten
    db.pragma("cache_size = -8000"); // kilobytes: what one reader's log may add to the memory of a place is bounded
    db.pragma("foreign_keys = ON");
    db.pragma("busy_timeout = 5000");
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
