import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import { renewEpoch } from "./store/sqlite/epoch.ts";
import { openDatabase } from "./store/sqlite/ledger.ts";

/** A ledger that was restored from a backup. */
export interface RestoredLedger {
  /** Punch rows in it. */
  readonly rows: number;
}

/**
 * Gives a restored ledger a new epoch: whoever followed the ledger that it replaces reads it anew from the beginning,
 * because rows that he has may be missing here.
 *
 * @throws {TypeError} when the file is no whole ledger; {RangeError} when a newer version of the program wrote it.
 */
export function restoreLedger(file: string): RestoredLedger {
  const db = openDatabase(file, { fileMustExist: true });
  try {
    const check: unknown = db.pragma("quick_check(1)", { simple: true });
    if (check !== "ok") throw new TypeError(`the ledger is damaged: ${String(check)}`);
    renewEpoch(db);
    return { rows: Number(db.prepare("SELECT count(*) FROM punch_rows").pluck().get()) };
  } finally {
    db.close();
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
