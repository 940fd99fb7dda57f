import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refuseRead } from "../../../subgraphs/attendance/src/serving/refuse-read.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { openPostgresDatabase } from "../../../subgraphs/attendance/src/store/postgres/open.ts";
import { openSqliteDatabase } from "../../../subgraphs/attendance/src/store/sqlite/open.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";

/** A store that must keep every promise. */
export interface StoreUnderTest {
  readonly name: string;
  /** Makes what empty databases are opened from; once per file. */
  readonly start: () => Promise<StoreSource>;
}

/** Where empty databases come from. */
export interface StoreSource {
  /** An empty database; `reopen` opens the same one again, as a new process would. */
  readonly create: () => Promise<{ readonly database: Database; readonly reopen: () => Promise<Database> }>;
  readonly stop: () => Promise<void>;
}

/** Every store there is: `describe.each(STORES)`. */
export const STORES: readonly StoreUnderTest[] = [
  { name: "SQLite", start: async () => startSqlite() },
  { name: "PostgreSQL", start: async () => toSource(await startPostgres()) },
];

function startSqlite(): StoreSource {
  const dir = mkdtempSync(join(tmpdir(), "bf-attendance-"));
  let made = 0;
  return {
    create: async () => {
      made += 1;
      const path = join(dir, `${made}`, "attendance.sqlite");
      return {
        database: await openSqliteDatabase(path, refuseRead),
        reopen: () => openSqliteDatabase(path, refuseRead),
      };
    },
    stop: async () => rmSync(dir, { recursive: true, force: true }),
  };
}

function toSource(server: PostgresServer): StoreSource {
  return {
    create: async () => {
      const terms = { url: await server.createDatabase(), refuse: refuseRead };
      return { database: await openPostgresDatabase(terms), reopen: () => openPostgresDatabase(terms) };
    },
    stop: server.stop,
  };
}
