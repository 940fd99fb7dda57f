import type { RawBuilder, SqlBool } from "kysely";

/** A value of a column. */
export type ColumnValue = string | number | null;

/** A column and what it holds, null aside. */
export type BulkColumn = readonly [name: string, type: "TEXT" | "INTEGER"];

/** Where many rows go. */
export interface BulkTarget {
  readonly table: string;
  /** Every column of a row, in the order of its values. */
  readonly columns: readonly BulkColumn[];
  /** The columns by which a row is known; none where the store decides it. */
  readonly key: readonly string[];
  /** What happens to a row that is known: it stays, these columns are replaced, or the statement fails. */
  readonly onKnown: "KEEP" | "REFUSE" | readonly string[];
}

/** Writes many rows of one table by one statement; a key stands at most once among them. Names are ours, never a client's. */
export type BulkUpsert = (target: BulkTarget, rows: readonly (readonly ColumnValue[])[]) => Promise<void>;

/** Whether a column holds one of many values, all texts or all integers, as one parameter. Columns are named by us. */
export type IsAmong = (column: string, values: readonly string[] | readonly number[]) => RawBuilder<SqlBool>;

/** The statement for one source of rows: `values (?, ...)`, or a `select`. */
export function toUpsertSql({ table, columns, key, onKnown }: BulkTarget, source: string): string {
  const insert = `insert into ${table} (${columns.map(([name]) => name).join(", ")}) ${source}`;
  if (onKnown === "REFUSE") return insert;
  const action = onKnown === "KEEP" ? "do nothing" : toUpdateSql(table, onKnown);
  return `${insert} on conflict (${key.join(", ")}) ${action}`;
}

/** A row that is as it was is not written: most of what is worked out anew comes to the same. */
function toUpdateSql(table: string, columns: readonly string[]): string {
  const sets = columns.map((column) => `${column} = excluded.${column}`).join(", ");
  const differs = columns.map((column) => `${table}.${column} is distinct from excluded.${column}`).join(" or ");
  return `do update set ${sets} where ${differs}`;
}
