import type { LogClear } from "../domain/log-clear/log-clear.ts";

/** The step of the schema that made room for them, as it was released. */
export const LOG_CLEAR_TABLES = `
  ALTER TABLE devices ADD COLUMN backed_up_ms INTEGER;
  ALTER TABLE devices ADD COLUMN rows_backed_up INTEGER;

  CREATE TABLE log_clears (
    id TEXT PRIMARY KEY,
    reader_id TEXT NOT NULL,
    asked_ms INTEGER NOT NULL,
    kept TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX log_clears_reader ON log_clears (reader_id, asked_ms, id);
  `;

/** A row of `log_clears`. */
export interface LogClearColumns {
  /** JSON. */
  readonly kept: string;
}

/** As `LOG_CLEAR_SQL.put` wrote it. */
export function toLogClear({ kept }: LogClearColumns): LogClear {
  return JSON.parse(kept);
}

/** The values of `LOG_CLEAR_SQL.put`. */
export function toLogClearValues(clear: LogClear): [string, string, number, string] {
  return [clear.id, clear.readerId, clear.askedMs, JSON.stringify(clear)];
}

/** Questions that both stores understand. */
export const LOG_CLEAR_SQL = {
  find: "SELECT kept FROM log_clears WHERE id = ?",
  list: "SELECT kept FROM log_clears WHERE reader_id = ? ORDER BY asked_ms DESC, id DESC LIMIT ?",
  put: `INSERT INTO log_clears (id, reader_id, asked_ms, kept) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET kept = excluded.kept`,
  /** Values: the reader, the reader, how many are kept. */
  drop: `DELETE FROM log_clears WHERE reader_id = ? AND asked_ms <= (
    SELECT asked_ms FROM log_clears WHERE reader_id = ? ORDER BY asked_ms DESC LIMIT 1 OFFSET ?)`,
  /** What a backup has of a reader. An older one says nothing against a newer. Values: when, rows, the device, when. */
  noteBackup: `UPDATE devices SET backed_up_ms = ?, rows_backed_up = ?
    WHERE id = ? AND coalesce(backed_up_ms, 0) <= ?`,
} as const;
