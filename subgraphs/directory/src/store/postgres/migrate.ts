import { sql, type Transaction } from "kysely";
import { MIGRATIONS } from "../migrations.ts";

/** The schema that holds the tables: places and attendance share the database. */
export const SCHEMA = "directory";

/** Whoever changes the store has this lock until the end of its transaction. Any number; the same in every process of an organisation. */
export const WRITER_LOCK = 7_203_915_573;

/**
 * Makes the tables, or brings them to the newest layout, within a transaction.
 *
 * @returns whether there were none
 * @throws {Error} with the code `STORE_NEWER`
 */
export async function migrate(tx: Transaction<object>): Promise<boolean> {
  await sql`SELECT pg_advisory_xact_lock(${WRITER_LOCK})`.execute(tx);
  await sql`CREATE SCHEMA IF NOT EXISTS ${sql.id(SCHEMA)}`.execute(tx);
  await sql`CREATE TABLE IF NOT EXISTS store_setting (name TEXT COLLATE "C" PRIMARY KEY, value TEXT NOT NULL)`.execute(
    tx,
  );
  const taken = await readTaken(tx);
  if (taken > MIGRATIONS.length) {
    const error = new TypeError("the store was written by a newer version of the directory");
    throw Object.assign(error, { code: "STORE_NEWER" });
  }
  for (const step of MIGRATIONS.slice(taken)) await sql.raw(toPostgresWords(step)).execute(tx);
  await sql`INSERT INTO store_setting (name, value) VALUES ('steps', ${String(MIGRATIONS.length)})
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`.execute(tx);
  return taken === 0;
}

async function readTaken(tx: Transaction<object>): Promise<number> {
  const steps = sql<{ value: string }>`SELECT value FROM store_setting WHERE name = 'steps'`;
  return Number((await steps.execute(tx)).rows[0]?.value ?? 0);
}

/** Steps stand there in the words of SQLite, whose tables number their rows by themselves. Texts compare by their bytes here too. */
function toPostgresWords(step: string): string {
  return step
    .replace(/CREATE TABLE (audit_tally|webhook_delivery) \(/g, "$&\n    rowid BIGSERIAL NOT NULL,")
    .replace(/\bINTEGER PRIMARY KEY\b/g, "BIGSERIAL PRIMARY KEY")
    .replace(/\bINTEGER\b/g, "BIGINT")
    .replace(/\bTEXT\b/g, 'TEXT COLLATE "C"')
    .replace(/\bNOT GLOB '([^*]+)\*'/g, "!~ '^$1'")
    .replace(/\bGLOB '([^*]+)\*'/g, "~ '^$1'")
    .replace(/\) STRICT;/g, ");");
}
