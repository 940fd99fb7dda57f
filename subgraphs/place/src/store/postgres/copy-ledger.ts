import type Database from "better-sqlite3";
import { openDatabase } from "../sqlite/ledger.ts";
import { type FileTable, listFileTables, toValues } from "../sqlite/file-tables.ts";
import { openUnchanged } from "../sqlite/open-unchanged.ts";
import { type Ask, createAsk, createClient, type PostgresPlace } from "./connections.ts";
import { hasLedger, migrate } from "./migrations.ts";
import { LOCK_NUMBER, quoteName, toPresenceLock, toSchemaName } from "./names.ts";
import { atOneMoment, readPages } from "./one-moment.ts";
import { lookAtTables } from "./statistics.ts";

const NO_LIMIT = 0;
const PAGE_ROWS = 2_000;

/**
 * Writes a copy of a ledger as it is at one moment, whether the place runs or not, as the file that SQLite would have of it: a
 * backup of one store is one of the other.
 *
 * @param to a file that is not there yet.
 */
export async function copyPostgresLedger(place: PostgresPlace, to: string): Promise<void> {
  const db = openDatabase(to);
  try {
    db.pragma("foreign_keys = OFF"); // the tables come one after the other
    await atOneMoment(place, async (ask) => {
      db.exec("BEGIN");
      for (const table of listFileTables(db)) await copyOut(ask, db, table);
      db.exec("COMMIT");
    });
    db.pragma("journal_mode = DELETE"); // one file, and nothing beside it
  } finally {
    db.close();
  }
}

async function copyOut(ask: Ask, db: Database.Database, { name, columns }: FileTable): Promise<void> {
  const names = columns.map((column) => column.name);
  db.exec(`DELETE FROM ${name}`); // a new file has a head of its own
  const insert = db.prepare(`INSERT INTO ${name} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`);
  const sql = `SELECT ${names.join(", ")} FROM ${name} ORDER BY ${names[0]}`;
  for await (const page of readPages<Readonly<Record<string, unknown>>>(ask, sql)) {
    for (const row of page) insert.run(...toValues(row, names));
  }
}

/** What became of the ledger that was there. */
export interface ReplacedLedger {
  /** The schema in which it lies now; absent when there was none. */
  readonly former?: string;
}

/**
 * Puts what is in a file in place of a ledger, all of it or nothing, in one transaction. The former one is kept in a schema of
 * another name.
 *
 * @param stamp of the moment, for that name.
 * @throws {Error} with the code `STORE_BUSY` while a process of the place runs; what the server says
 */
export async function replacePostgresLedger(
  file: string,
  place: PostgresPlace,
  stamp: string,
): Promise<ReplacedLedger> {
  const schema = toSchemaName(place.placeId);
  const db = openUnchanged(file);
  const client = createClient(place, NO_LIMIT);
  try {
    await client.connect();
    const ask = createAsk(client);
    await ask("BEGIN");
    await refuseRunning(ask, place.placeId);
    const former = (await hasLedger(ask, place.placeId)) ? `${schema}_before_${stamp}` : undefined;
    if (former !== undefined) await ask(`ALTER SCHEMA ${quoteName(schema)} RENAME TO ${quoteName(former)}`);
    await migrate(ask, place.placeId);
    for (const table of listFileTables(db)) await copyIn(ask, db, table);
    await lookAtTables(ask);
    await ask("COMMIT");
    return { ...(former !== undefined && { former }) };
  } finally {
    await client.end();
    db.close();
  }
}

/** @throws {Error} with the code `STORE_BUSY` */
async function refuseRunning(ask: Ask, placeId: string): Promise<void> {
  const sql = `SELECT pg_try_advisory_xact_lock(${LOCK_NUMBER}) AS held`;
  const [row] = await ask<{ held: boolean }>(sql, [toPresenceLock(placeId)]);
  if (row?.held === true) return;
  throw Object.assign(new Error("a process of the place runs"), { code: "STORE_BUSY" });
}

const TYPES: Readonly<Record<string, string>> = { INTEGER: "bigint", TEXT: "text", BLOB: "bytea" };

async function copyIn(ask: Ask, db: Database.Database, { name, columns }: FileTable): Promise<void> {
  const names = columns.map((column) => column.name);
  await ask(`DELETE FROM ${name}`); // a new ledger has a head of its own
  const arrays = columns.map(({ type }) => `?::${TYPES[type] ?? "text"}[]`).join(", ");
  const sql = `INSERT INTO ${name} (${names.join(", ")}) SELECT * FROM unnest(${arrays})`;
  const flush = async (rows: readonly (readonly unknown[])[]): Promise<void> => {
    if (rows.length > 0)
      await ask(
        sql,
        names.map((_name, index) => rows.map((row) => row[index])),
      );
  };
  let page: (readonly unknown[])[] = [];
  const all = db.prepare<[], unknown[]>(`SELECT ${names.join(", ")} FROM ${name} ORDER BY ${names[0]}`).raw();
  for (const row of all.iterate()) {
    page.push(row);
    if (page.length < PAGE_ROWS) continue;
    await flush(page);
    page = [];
  }
  await flush(page);
}
