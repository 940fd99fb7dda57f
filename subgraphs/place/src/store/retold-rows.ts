import type { AppendEntry } from "./mutable-head.ts";

/** Rows that are told again in one transaction: neither whoever waits for the head nor memory feels it. */
export const RETOLD_AT_ONCE = 500;

/** A reader whose setting changed, and the last of its rows that was told again. */
export interface RetoldReader {
  readonly id: string;
  readonly key: number;
}

/** The next reader of which rows are to be told again. */
export const NEXT_RETOLD = "SELECT id, retold_key AS key FROM devices WHERE retold_key IS NOT NULL ORDER BY id LIMIT 1";

/** Its next rows: those that are shown by the setting. Values: id of the reader, key, most rows. */
export const RETOLD_ROWS = `SELECT key, id FROM punch_rows
  WHERE device_id = ? AND key > ? AND code_order IS NOT NULL AND in_log > 0 ORDER BY key LIMIT ?`;

/** Values: the key, id of the reader. */
export const PUT_RETOLD = "UPDATE devices SET retold_key = ? WHERE id = ?";

/** Tells followers of rows. @returns the key from which it goes on; null at the end */
export function tellAgain(rows: readonly { readonly key: number; readonly id: string }[], append: AppendEntry) {
  for (const { key, id } of rows) append({ kind: "REVISED", ref: id, rowKey: key });
  return rows.length < RETOLD_AT_ONCE ? null : (rows.at(-1)?.key ?? null);
}
