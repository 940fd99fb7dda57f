import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { toGlobalId } from "@biometricflow/schema/global-id";
import Database from "better-sqlite3";
import type { Ledger } from "../../domain/ledger.ts";
import { createDeviceTable } from "./devices.ts";
import { createFeedTable } from "./feed.ts";
import { createFeedWriter } from "./feed-writer.ts";
import { createPunchTable } from "./punches.ts";
import { createRowWriter } from "./rows.ts";
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
  const users = createUserTable(db, placeId, feedWriter);
  const punches = createPunchTable(db);
  const feed = createFeedTable(db, feedWriter);
  return {
    registerReaders: async (setups) => devices.register(setups),
    readDevice: async (readerId) => devices.read(readerId),
    recordRows: async (readerId, rows) => recordRows(readerId, rows),
    recordFacts: async (readerId, facts, kind) => devices.recordFacts(readerId, facts, kind),
    recordEnrolments: async (readerId, enrolments) => users.recordEnrolments(readerId, enrolments),
    readSlots: async (readerId) => users.readSlots(readerId),
    readVerifyCodes: async (digests) => punches.readVerifyCodes(digests.map((digest) => toGlobalId(placeId, digest))),
    readLastInstant: async (readerId) => punches.readLastInstant(toGlobalId(placeId, readerId)),
    listPunches: async (selection, page) => punches.list(selection, page),
    countPunches: async (selection) => punches.count(selection),
    findPunches: async (ids) => punches.find(ids),
    listUsers: async (selection, order, page) => users.list(selection, order, page),
    countUsers: async (selection) => users.count(selection),
    findUsers: async (ids) => users.find(ids),
    listDevices: async () => devices.list(),
    listDeviceIdsOfUsers: async (userIds) => users.listDeviceIds(userIds),
    readHead: async () => feedWriter.readHead(),
    readFeed: async (afterSeq, limit) => feed.read(afterSeq, limit),
    readPunchFeed: async (afterSeq, selection, limit) => feed.readPunches(afterSeq, selection, limit),
    watchHead: (onHead) => feedWriter.watch(onHead),
    close: async () => {
      db.close();
    },
  };
}

/** Opens the file of a ledger and brings it to the newest schema. */
export function openDatabase(file: string, options: { readonly fileMustExist?: boolean } = {}): Database.Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = new Database(file, options);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
  db.pragma("busy_timeout = 5000");
  migrate(db);
  return db;
}
