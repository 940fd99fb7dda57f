import { LOG_CLEAR_SQL } from "../log-clear-rows.ts";
import { openDatabase } from "./ledger.ts";
import { openUnchanged } from "./open-unchanged.ts";

/** How many rows a copy of a ledger has of a reader, copies counted. */
export interface BackedUpReader {
  /** `<place>/<reader>`. */
  readonly deviceId: string;
  readonly rows: number;
}

/** Counts the rows of each reader in a copy of a ledger: the rows themselves, not what stands about them. */
export function countBackedUp(copy: string): readonly BackedUpReader[] {
  const db = openUnchanged(copy);
  try {
    const sql = `SELECT devices.id AS deviceId, coalesce(sum(copies), 0) AS rows
      FROM devices LEFT JOIN punch_rows ON device_id = devices.id GROUP BY devices.id`;
    return db.prepare<[], BackedUpReader>(sql).all();
  } finally {
    db.close();
  }
}

/** Keeps in a ledger what a good backup of it has, whether its place runs or not. */
export function noteBackup(file: string, readers: readonly BackedUpReader[], madeMs: number): void {
  const db = openDatabase(file, { fileMustExist: true });
  try {
    const note = db.prepare(LOG_CLEAR_SQL.noteBackup);
    db.transaction(() => {
      for (const { deviceId, rows } of readers) note.run(madeMs, rows, deviceId, madeMs);
    }).immediate();
  } finally {
    db.close();
  }
}
