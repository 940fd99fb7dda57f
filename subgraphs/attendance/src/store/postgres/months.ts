import { type Kysely, sql } from "kysely";

/** The tables that are kept in a part for each month, and the text column that begins with it. */
export const MONTHLY: Readonly<Record<string, string>> = { punch: "local_time", day_record: "date" };

/** Where rows go whose month nobody works in: clocks that lost their time show 2000 or 2099. */
const FIRST_MONTH = "2010-01";
const YEARS_AHEAD = 1;

/** The months of values that have a part of their own, each once. */
export function listMonths(values: readonly string[], nowMs: number): readonly string[] {
  const last = `${new Date(nowMs).getUTCFullYear() + YEARS_AHEAD}-12`;
  const months = new Set(values.map((value) => value.slice(0, 7)));
  return [...months].filter((month) => /^\d{4}-(0[1-9]|1[0-2])$/.test(month) && month >= FIRST_MONTH && month <= last);
}

/** How many of the values each month with a part of its own has. */
export function countMonths(values: readonly string[], nowMs: number): ReadonlyMap<string, number> {
  const counts = new Map(listMonths(values, nowMs).map((month) => [month, 0]));
  for (const value of values) {
    const month = value.slice(0, 7);
    const count = counts.get(month);
    if (count !== undefined) counts.set(month, count + 1);
  }
  return counts;
}

/** This month and those that follow it, to be made ahead. */
export function listMonthsAhead(nowMs: number, count: number): readonly string[] {
  const now = new Date(nowMs);
  return Array.from({ length: count }, (_, ahead) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1)).toISOString().slice(0, 7),
  );
}

/**
 * Makes the part of a month unless there is one, with the rows that wait for it. It is attached and not made in place, so
 * that whoever reads the table reads on. Within a transaction of the one who writes.
 *
 * @returns whether it was there before
 */
export async function ensureMonth<T>(db: Kysely<T>, table: string, month: string): Promise<boolean> {
  const column = MONTHLY[table] ?? "";
  const name = `${table}_${month.replace("-", "_")}`;
  const found = await sql<{ name: string | null }>`select to_regclass(${name})::text as name`.execute(db);
  if (found.rows[0]?.name) return true;
  const [part, rest, whole] = [sql.table(name), sql.table(`${table}_rest`), sql.table(table)];
  const end = toNextMonth(month);
  await sql`create table ${part} (like ${whole} including defaults including storage)`.execute(db);
  await sql`with waiting as (
    delete from ${rest} where ${sql.ref(column)} >= ${month} and ${sql.ref(column)} < ${end} returning *
  ) insert into ${part} select * from waiting`.execute(db);
  await sql`alter table ${whole} attach partition ${part} for values from (${sql.lit(month)}) to (${sql.lit(end)})`.execute(
    db,
  );
  return false;
}

function toNextMonth(month: string): string {
  const [year = "0", number = "0"] = month.split("-");
  return new Date(Date.UTC(Number(year), Number(number), 1)).toISOString().slice(0, 7);
}
