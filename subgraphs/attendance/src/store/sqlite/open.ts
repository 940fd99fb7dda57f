import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import SqliteFile from "better-sqlite3";
import { Kysely, sql } from "kysely";
import { type BulkUpsert, type IsAmong, toUpsertSql } from "../bulk-upsert.ts";
import { countWrites } from "../counted-writes.ts";
import type { Database, Tables } from "../database.ts";
import { migrate } from "../migrations/migrate.ts";
import type { RefuseRead } from "@biometricflow/subgraph/store/store-refusal";
import { orRefuse } from "@biometricflow/subgraph/store/store-faults";
import { becomeOnlyWriter } from "./only-writer.ts";
import { createPooledDialect } from "./pooled-dialect.ts";
import { WriterDialect } from "@biometricflow/subgraph/store/sqlite-writer";
import { cacheStatements } from "@biometricflow/subgraph/store/statement-cache";

/**
 * Opens the store in one SQLite file, made when it is missing. What a transaction wrote is on the disk when its promise
 * settles (WAL, `synchronous = FULL`), unless it said that it can be done again. Questions run in threads that only read.
 * No other process can open it meanwhile.
 *
 * @param path of the database; its folder is made too.
 * @param refuse the error of a question that finds no room
 */
export async function openSqliteDatabase(path: string, refuse: RefuseRead): Promise<Database> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const endWriting = becomeOnlyWriter(path);
  try {
    return await openAlone(path, refuse, endWriting);
  } catch (error) {
    endWriting();
    throw error;
  }
}

async function openAlone(path: string, refuse: RefuseRead, endWriting: () => void): Promise<Database> {
  const file = new SqliteFile(path);
  file.pragma("journal_mode = WAL");
  file.pragma("busy_timeout = 5000");
  file.pragma("secure_delete = ON"); // what is deleted, or replaced, is overwritten
  file.pragma("cache_size = -65536"); // 64 MB
  file.pragma("wal_autocheckpoint = 4000"); // 16 MB: an index in no order is written once for several pages of a feed
  const writer = new Kysely<Tables>({ dialect: new WriterDialect(file) });
  await migrate(writer, "SQLITE");
  const reader = new Kysely<Tables>({ dialect: createPooledDialect(path, refuse) });
  const upsert = createUpsert(file);
  return {
    kind: "SQLITE",
    read: reader,
    ...countWrites((work, { isRepeatable = false } = {}) =>
      orRefuse(
        () =>
          writer.connection().execute(async (db) => {
            file.pragma(`synchronous = ${isRepeatable ? "NORMAL" : "FULL"}`);
            return db.transaction().execute((tx) => work({ tx, upsert, isAmong }));
          }),
        refuse,
      ),
    ),
    compact: () =>
      writer.connection().execute(async () => {
        file.exec("VACUUM");
        file.pragma("wal_checkpoint(TRUNCATE)");
      }),
    close: async () => {
      await Promise.all([reader.destroy(), writer.destroy()]);
      endWriting();
    },
  };
}

/** The list as one parameter: a statement of any length is the same one. */
const isAmong: IsAmong = (column, values) =>
  sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`;

/** Some milliseconds; then others have their turn, the transaction staying open. */
const ROWS_PER_TURN = 250;

/** On the connection of the transaction, so that the rows belong to it. */
function createUpsert(file: SqliteFile.Database): BulkUpsert {
  const statements = cacheStatements(file);
  return async (target, rows) => {
    const places = target.columns.map(() => "?").join(", ");
    const statement = statements.prepare(toUpsertSql(target, `values (${places})`));
    for (const [index, row] of rows.entries()) {
      statement.run(row);
      if (index % ROWS_PER_TURN === ROWS_PER_TURN - 1) await nextTurn();
    }
  };
}
