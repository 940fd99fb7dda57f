import { chmodSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { WriterDialect } from "@biometricflow/subgraph/store/sqlite-writer";
import SqliteFile from "better-sqlite3";
import { Kysely, sql } from "kysely";
import type { SqlWords, StoreDatabase } from "../database.ts";
import { MIGRATIONS } from "../migrations.ts";
import { createStatements } from "../statements.ts";

/** Opens the file of a store, made when it is not there, in the newest layout; file mode 600, because it holds password hashes. */
export function openStoreAt(path: string): SqliteFile.Database {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = new SqliteFile(path);
  try {
    chmodSync(path, 0o600);
    file.pragma("journal_mode = WAL");
    file.pragma("synchronous = FULL"); // what was acknowledged survives a power cut
    file.pragma("secure_delete = ON"); // what is deleted, or replaced, is overwritten
    file.pragma("foreign_keys = ON");
    migrate(file);
  } catch (error) {
    file.close();
    throw error;
  }
  return file;
}

/** Opens the directory's store in a file, made when it is not there. */
export function openSqliteDatabase(path: string): StoreDatabase {
  const file = openStoreAt(path);
  const db = new Kysely<object>({ dialect: new WriterDialect(file) });
  return {
    read: createStatements(db, WORDS),
    atOneMoment: (look) =>
      db
        .transaction()
        .setAccessMode("read only")
        .execute((tx) => look(createStatements(tx, WORDS))),
    write: (work) => db.transaction().execute((tx) => work(createStatements(tx, WORDS))),
    compact: () =>
      db.connection().execute(async () => {
        file.exec("VACUUM");
        file.pragma("wal_checkpoint(TRUNCATE)");
      }),
    close: async () => {
      await db.destroy();
      file.close(); // one that was never asked
    },
  };
}

function migrate(file: SqliteFile.Database): void {
  const taken = Number(file.pragma("user_version", { simple: true }));
  if (taken > MIGRATIONS.length) {
    const error = new TypeError("the store was written by a newer version of the directory");
    throw Object.assign(error, { code: "STORE_NEWER" });
  }
  for (const [index, step] of [...MIGRATIONS.entries()].slice(taken)) {
    file.transaction(() => {
      file.exec(step);
      file.pragma(`user_version = ${index + 1}`);
    })();
  }
}

const WORDS: SqlWords = {
  listItems: (column) => sql`json_each(${sql.ref(column)})`,
  readField: (key) => sql`value ->> ${key}`,
  beginsWith: (column, beginning, isSo) => sql.raw(`${column} ${isSo ? "GLOB" : "NOT GLOB"} '${beginning}*'`),
  isWithin: (part, whole) => sql`instr(${whole}, ${part}) > 0`,
};
