import { LOG_CLEAR_SQL } from "../log-clear-rows.ts";
import type { BackedUpReader } from "../sqlite/note-backup.ts";
import { createPool, type PostgresPlace } from "./connections.ts";
import { createTransact } from "./transactions.ts";

/** Keeps in a ledger what a good backup of it has, whether its place runs or not. */
export async function notePostgresBackup(
  place: PostgresPlace,
  readers: readonly BackedUpReader[],
  madeMs: number,
): Promise<void> {
  const pool = createPool(place, { max: 1 });
  try {
    await createTransact(
      pool,
      () => undefined,
    )(async (ask) => {
      for (const { deviceId, rows } of readers) await ask(LOG_CLEAR_SQL.noteBackup, [madeMs, rows, deviceId, madeMs]);
    });
  } finally {
    await pool.end();
  }
}
