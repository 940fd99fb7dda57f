import type { SqliteDatabase } from "kysely";

/** Statements are run again and again; one whose lists have another length is another one. */
const MOST_STATEMENTS = 200;

/** A database that prepares each statement once, for whoever prepares it again. */
export function cacheStatements(database: SqliteDatabase): SqliteDatabase {
  const prepared = new Map<string, ReturnType<SqliteDatabase["prepare"]>>();
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const statement = database.prepare(sql);
      if (prepared.size >= MOST_STATEMENTS) prepared.clear();
      prepared.set(sql, statement);
      return statement;
    },
  };
}
