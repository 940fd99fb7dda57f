import { type Kysely, sql } from "kysely";
import { ensureMonth, listMonths, MONTHLY } from "../postgres/months.ts";
import type { StoreMigration } from "./migration.ts";

/**
 * In PostgreSQL punches and records are kept in a part for each month: a question about a month reads nothing of the years
 * beside it. SQLite keeps records in the order of their dates.
 */
export const MONTHS: StoreMigration = {
  name: "0022-months",
  up: async (db, { kind }) => {
    if (kind === "SQLITE") return;
    await divide(db, "punch", ["local_time", "digest"]);
    await divide(db, "day_record", ["date", "person_key"]);
    await db.schema.createIndex("punch_digest").on("punch").columns(["digest"]).execute();
  },
};

/** Every row goes along, and every index, whichever step of another area made it. */
async function divide(db: Kysely<unknown>, table: string, key: readonly string[]): Promise<void> {
  const [whole, before, rest] = [sql.table(table), sql.table(`${table}_whole`), sql.table(`${table}_rest`)];
  const column = sql.ref(MONTHLY[table] ?? "");
  const indexes = await listIndexes(db, table);
  await sql`alter table ${whole} rename to ${before}`.execute(db);
  await sql`create table ${whole} (like ${before} including defaults including storage) partition by range (${column})`.execute(
    db,
  );
  await sql`create table ${rest} partition of ${whole} default`.execute(db);
  const found = await sql<{ month: string }>`select distinct left(${column}, 7) as month from ${before}`.execute(db);
  const months = listMonths(
    found.rows.map(({ month }) => month),
    Date.now(),
  );
  for (const month of months) await ensureMonth(db, table, month);
  await sql`insert into ${whole} select * from ${before}`.execute(db);
  await sql`drop table ${before}`.execute(db);
  await sql`alter table ${whole} add primary key (${sql.join(key.map((name) => sql.ref(name)))})`.execute(db);
  for (const index of indexes) await sql.raw(index).execute(db);
}

/** The statements that make the indexes of a table, its primary key aside. */
async function listIndexes(db: Kysely<unknown>, table: string): Promise<readonly string[]> {
  const found = await sql<{ indexdef: string }>`select indexdef from pg_indexes
    where schemaname = current_schema() and tablename = ${table} and indexdef not like 'CREATE UNIQUE%'`.execute(db);
  return found.rows.map(({ indexdef }) => indexdef);
}
