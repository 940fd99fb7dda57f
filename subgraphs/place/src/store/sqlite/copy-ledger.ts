import { openUnchanged } from "./open-unchanged.ts";

/**
 * Writes a copy of a ledger as it is at one moment, whether the place runs or not: one reading transaction, which holds no
 * writer up.
 *
 * @param to a file that is not there yet.
 * @throws what SQLite says; {RangeError} when another version of the program wrote it.
 */
export function copyLedger(file: string, to: string): void {
  const db = openUnchanged(file);
  try {
    db.pragma("query_only = OFF"); // it forbids any VACUUM; this one writes the copy alone
    db.prepare("VACUUM INTO ?").run(to);
  } finally {
    db.close();
  }
}
