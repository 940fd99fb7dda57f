import { existsSync } from "node:fs";
import SqliteFile from "better-sqlite3";
import { Kysely, PostgresDialect, SqliteDialect, sql } from "kysely";
import type { Tables } from "./database.ts";
import { createPool } from "@biometricflow/subgraph/store/postgres-pool";

/** Where the store of attendance is. */
export interface ReadStore {
  readonly file: string;
  /** As attendance is started with it. */
  readonly databaseUrl: string | undefined;
}

/**
 * Reads the store as it is at one moment, whether attendance runs or not; nothing is written.
 *
 * @returns `undefined` where there is no store: attendance was never started
 * @throws what the store says
 */
export async function readAtOneMoment<T>(
  { file, databaseUrl }: ReadStore,
  read: (db: Kysely<Tables>) => Promise<T>,
): Promise<T | undefined> {
  if (databaseUrl === undefined && !existsSync(file)) return undefined;
  const db = new Kysely<Tables>({ dialect: databaseUrl === undefined ? toSqlite(file) : toPostgres(databaseUrl) });
  try {
    const transaction = db.transaction();
    const moment = databaseUrl === undefined ? transaction : transaction.setIsolationLevel("repeatable read");
    return await moment.execute(async (tx) => {
      if (databaseUrl !== undefined) await sql`set transaction read only`.execute(tx);
      const tables = await tx.introspection.getTables();
      return tables.some(({ name }) => name === "person") ? read(tx) : undefined;
    });
  } finally {
    await db.destroy();
  }
}

/** Not `readonly`: such a connection cannot take away the files that stand beside a store while it is open. */
function toSqlite(path: string): SqliteDialect {
  const file = new SqliteFile(path, { fileMustExist: true, timeout: 5_000 });
  file.pragma("query_only = ON");
  return new SqliteDialect({ database: file });
}

function toPostgres(url: string): PostgresDialect {
  return new PostgresDialect({ pool: createPool(url, { max: 1 }) });
}
