import type SqliteFile from "better-sqlite3";
import { CompiledQuery, type DatabaseConnection, SqliteDialect, SqliteDriver, type TransactionSettings } from "kysely";
import { cacheStatements } from "./statement-cache.ts";

class WriterDriver extends SqliteDriver {
  readonly #file: SqliteFile.Database;

  constructor(file: SqliteFile.Database) {
    super({ database: cacheStatements(file) });
    this.#file = file;
  }

  /** Takes the lock when a transaction that writes begins: one that has read already cannot wait for it. */
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    const mode = settings?.accessMode === "read only" ? "deferred" : "immediate";
    await connection.executeQuery(CompiledQuery.raw(`begin ${mode}`));
  }

  /** SQLite has undone it by itself where the disk is full; undoing it again would fail and hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** The one connection that writes to a SQLite file. */
export class WriterDialect extends SqliteDialect {
  readonly #file: SqliteFile.Database;

  constructor(file: SqliteFile.Database) {
    super({ database: file });
    this.#file = file;
  }

  override createDriver(): WriterDriver {
    return new WriterDriver(this.#file);
  }
}
