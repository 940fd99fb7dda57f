import type { Database } from "better-sqlite3";

/** A table of a ledger, as its file says. */
export interface FileTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** The tables of a ledger, those first to which others refer. */
export function listFileTables(db: Database): readonly FileTable[] {
  const names = db
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid",
    )
    .all();
  const columns = db.prepare<[string], FileTable["columns"][number]>("SELECT name, type FROM pragma_table_info(?)");
  return names.map(({ name }) => ({ name, columns: columns.all(name) }));
}

/** The values of a row in the order of its columns. */
export function toValues(row: Readonly<Record<string, unknown>>, names: readonly string[]): readonly unknown[] {
  return names.map((name) => row[name] ?? null);
}
