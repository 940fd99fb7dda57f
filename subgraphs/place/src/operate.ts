import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import { renewEpoch } from "./store/sqlite/epoch.ts";
import { createHeadReader } from "./store/sqlite/feed-writer.ts";
import type { AcceptOutcome } from "./domain/ledger.ts";
import { openDatabase, openSqliteLedger } from "./store/sqlite/ledger.ts";

export type { LedgerCheck, LedgerFault } from "./store/ledger-check.ts";
export { checkLedger } from "./store/sqlite/check-ledger.ts";
export { copyLedger } from "./store/sqlite/copy-ledger.ts";
export { checkPostgresLedger } from "./store/postgres/check-ledger.ts";
export { copyPostgresLedger, replacePostgresLedger } from "./store/postgres/copy-ledger.ts";
export { findPostgresLedger } from "./store/postgres/find-ledger.ts";
export { acceptPostgresFirstRead } from "./store/postgres/accept-first-read.ts";
export { type OperatedPush, openOperatedPush } from "./operate-push.ts";
export { type BackedUpReader, countBackedUp, noteBackup } from "./store/sqlite/note-backup.ts";
export { notePostgresBackup } from "./store/postgres/note-backup.ts";
export { listOpenCommKeys, toDeviceSetups } from "./collector/from-config.ts";
export { findWeaknesses } from "./domain/security-findings.ts";
export { type PlacePerson, readPlacePerson } from "./operate-person.ts";
export { toMarkFile } from "./store/store-mark.ts";

/** A ledger that was restored from a backup. */
export interface RestoredLedger {
  /** Punch rows in it. */
  readonly rows: number;
  readonly epoch: string;
}

/**
 * Gives a restored ledger a new epoch: whoever followed the ledger that it replaces reads it anew from the beginning,
 * because rows that he has may be missing here; and every reader is read in full, which may still have them.
 *
 * @throws {TypeError} when the file is no whole ledger; {RangeError} when a newer version of the program wrote it.
 */
export function restoreLedger(file: string): RestoredLedger {
  const db = openDatabase(file, { fileMustExist: true });
  try {
    const check: unknown = db.pragma("quick_check(1)", { simple: true });
    if (check !== "ok") throw new TypeError(`the ledger is damaged: ${String(check)}`);
    renewEpoch(db);
    const { epoch } = createHeadReader(db)();
    return { rows: Number(db.prepare("SELECT count(*) FROM punch_rows").pluck().get()), epoch };
  } finally {
    db.close();
  }
}

/** Accepts the first read of a reader that is held, whether the place runs or not; a place that runs sees it by itself. */
export async function acceptFirstRead(
  file: string,
  place: { readonly placeId: string; readonly readerId: string },
  nowMs: number,
): Promise<AcceptOutcome> {
  if (!existsSync(file)) return "NO_SUCH_READER";
  const ledger = openSqliteLedger(file, place.placeId);
  try {
    return await ledger.acceptFirstRead(place.readerId, nowMs);
  } finally {
    await ledger.close();
  }
}

/**
 * Whether a process has the store open now; every open connection holds a lock that excludes all others. A file that is
 * damaged is in nobody's use: it may be what a restore is for.
 */
export function isStoreInUse(file: string): boolean {
  if (!existsSync(file)) return false;
  const db = new Database(file, { timeout: 200, fileMustExist: true });
  try {
    db.pragma("locking_mode = EXCLUSIVE");
    db.exec("BEGIN EXCLUSIVE; ROLLBACK");
    return false;
  } catch (error) {
    if (error instanceof Database.SqliteError) return error.code.startsWith("SQLITE_BUSY");
    throw error;
  } finally {
    db.close();
  }
}
