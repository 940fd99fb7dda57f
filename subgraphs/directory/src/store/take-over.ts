import type SqliteFile from "better-sqlite3";
import { sql } from "kysely";
import type { Statements } from "./database.ts";
import { readCount, readInteger, readText, toRow } from "./row.ts";
import { openStoreAt } from "./sqlite/open.ts";
import { type Columns, toInserts } from "./statements.ts";

/** Rows that are copied by one statement. */
const PAGE = 500;
/** A process that ends closes its files within this. */
const PATIENCE_MS = 2_000;
/** What is kept of the file that was taken over. */
const TAKEN = "taken over";

/**
 * Copies the store of a file into an empty database, in the transaction that is open. Nobody else has the file open meanwhile.
 *
 * @throws {SqliteError} `SQLITE_BUSY` while another process has it open
 */
export async function takeOver(path: string, tx: Statements): Promise<void> {
  const file = openStoreAt(path);
  try {
    file.pragma(`busy_timeout = ${PATIENCE_MS}`);
    file.pragma("locking_mode = EXCLUSIVE");
    file.exec("BEGIN EXCLUSIVE");
    for (const table of listTables(file)) await copyTable(file, table, tx);
    await tx.run(sql`SELECT setval(pg_get_serial_sequence('serial_span', 'seq'), COALESCE(MAX(seq), 0) + 1, false)
      FROM serial_span`);
    await tx.run(sql`INSERT INTO store_setting (name, value) VALUES (${TAKEN}, ${readHead(file)})`);
  } finally {
    file.close(); // ends its transaction
  }
}

/** Whether a file is the one that a database has taken over, as it was then. */
export async function isTaken(path: string, tx: Statements): Promise<boolean> {
  const kept = await tx.first(sql`SELECT value FROM store_setting WHERE name = ${TAKEN}`);
  if (kept === undefined) return false;
  const file = openStoreAt(path);
  try {
    return readText(toRow(kept), "value") === readHead(file);
  } finally {
    file.close();
  }
}

/** The newest link of its audit: a file that was written to since has another. */
function readHead(file: SqliteFile.Database): string {
  const row: unknown = file.prepare("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1").get();
  return row === undefined ? "0" : `${readInteger(toRow(row), "seq")} ${readText(toRow(row), "hash")}`;
}

/** In the order in which they were made: none refers to a later one. */
function listTables(file: SqliteFile.Database): readonly string[] {
  const tables = file.prepare(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
  );
  return tables.all().map((row) => readText(toRow(row), "name"));
}

async function copyTable(file: SqliteFile.Database, table: string, tx: Statements): Promise<void> {
  const page = file.prepare(`SELECT rowid AS "#", * FROM "${table}" WHERE rowid > ? ORDER BY rowid LIMIT ${PAGE}`);
  let copied = 0;
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = page.all(after).map(toRow);
    const last = rows.at(-1);
    if (last === undefined) break;
    await tx.run(toInserts(table, rows.map(toColumns)));
    copied += rows.length;
    after = readInteger(last, "#");
  }
  const there = readCount(await tx.first(sql`SELECT COUNT(*) AS count FROM ${sql.table(table)}`));
  if (there !== copied) throw new RangeError(`${table} has ${there} rows of ${copied}: nothing was taken over`);
}

/** U+0000 is in no text of PostgreSQL. A fact of the audit with one is kept as an erased one is: its leaf stands for it, and the chain holds. */
function toColumns({ "#": _rowid, ...row }: ReturnType<typeof toRow>): Columns {
  const columns = Object.entries(row).map(([name, value]) => [name, toValue(value)] as const);
  const isOdd = columns.some(([name, value]) => value !== row[name]);
  return { ...Object.fromEntries(columns), ...(isOdd && "leaf" in row ? { salt: null, targets: null } : {}) };
}

function toValue(value: unknown): string | number | null {
  if (typeof value === "string") return value.replaceAll("\0", "\u{2400}");
  if (typeof value === "number" || value === null) return value;
  throw new TypeError(`a ${typeof value} is no value of a column`);
}
