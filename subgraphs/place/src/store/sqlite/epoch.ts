import { randomBytes } from "node:crypto";
import type { Database } from "better-sqlite3";

/** The name of one life of a ledger: positions of another life mean nothing in it. */
export function createEpoch(): string {
  return randomBytes(12).toString("base64url");
}

/** Begins another life with the rows that are there. */
export function renewEpoch(db: Database): void {
  db.prepare("UPDATE head SET epoch = ?").run(createEpoch());
}
