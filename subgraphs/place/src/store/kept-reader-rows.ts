import type { KeptReader } from "../domain/readers/added-reader.ts";

/** A row of `kept_readers`. */
export interface KeptReaderColumns {
  readonly id: string;
  /** JSON. */
  readonly kept: string;
}

/** As `KEPT_READER_SQL.put` wrote it. */
export function toKeptReader({ kept }: KeptReaderColumns): KeptReader {
  return JSON.parse(kept);
}

/** Questions that both stores understand. */
export const KEPT_READER_SQL = {
  list: "SELECT * FROM kept_readers ORDER BY id",
  put: "INSERT INTO kept_readers (id, kept) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET kept = excluded.kept",
  remove: "DELETE FROM kept_readers WHERE id = ?",
} as const;
