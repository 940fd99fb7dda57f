import Database from "better-sqlite3";
import { refuseOtherSchema } from "./migrations.ts";

/**
 * Opens a ledger that is there and changes no row of it, whether the place runs or not. Not `readonly`: such a connection
 * cannot take away the files that stand beside a ledger while it is open.
 *
 * @throws what SQLite says of a file that is none of its own; {RangeError} when another version of the program wrote it.
 */
export function openUnchanged(file: string): Database.Database {
  const db = new Database(file, { fileMustExist: true, timeout: 5_000 });
  try {
    db.pragma("query_only = ON");
    refuseOtherSchema(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
