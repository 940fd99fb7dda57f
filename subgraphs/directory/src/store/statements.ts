import { type QueryExecutorProvider, sql } from "kysely";
import type { SqlWords, Statement, Statements } from "./database.ts";

/** Runs statements over a connection, a pool or a transaction. */
export function createStatements(executor: QueryExecutorProvider, words: SqlWords): Statements {
  const all = async (statement: Statement) => (await statement.execute(executor)).rows;
  return {
    words,
    all,
    first: async (statement) => (await all(statement))[0],
    run: async (statement) => Number((await statement.execute(executor)).numAffectedRows ?? 0),
  };
}

/** The columns of a row and their values. */
export type Columns = Readonly<Record<string, string | number | null>>;

/** Adds a row. */
export function toInsert(table: string, columns: Columns): Statement {
  return toInserts(table, [columns]);
}

/** Adds rows that have the same columns, one at least. */
export function toInserts(table: string, rows: readonly Columns[]): Statement {
  const names = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => sql`(${sql.join(names.map((name) => row[name] ?? null))})`);
  return sql`INSERT INTO ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))}) VALUES ${sql.join(values)}`;
}

/**
 * Adds a row, or changes the one with its key: those columns alone that are named, all where none are. Others refer to the row: it is
 * not removed for that.
 */
export function toUpsert(table: string, columns: Columns, key: string, changed = Object.keys(columns)): Statement {
  const sets = changed.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`);
  return sql`${toInsert(table, columns)} ON CONFLICT (${sql.ref(key)}) DO UPDATE SET ${sql.join(sets)}`;
}

/** That all of these hold; those that are absent say nothing. */
export function allOf(conditions: readonly (Statement | undefined)[]): Statement {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length === 0 ? sql`1 = 1` : sql.join(given, sql` AND `);
}

/** That what is asked is one of these. */
export function isAmong(asked: Statement, values: readonly string[]): Statement {
  return values.length === 0 ? sql`1 = 0` : sql`${asked} IN (${sql.join(values)})`;
}

/** That every item of a column's JSON list is one of these. */
export function isCovered(words: SqlWords, column: string, values: readonly string[]): Statement {
  return sql`NOT EXISTS (SELECT 1 FROM ${words.listItems(column)} WHERE NOT (${isAmong(sql`value`, values)}))`;
}
