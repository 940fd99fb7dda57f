import { CompiledQuery, Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import { type BulkUpsert, type IsAmong, toUpsertSql } from "../bulk-upsert.ts";
import { countWrites } from "../counted-writes.ts";
import type { Database, Tables } from "../database.ts";
import type { RefuseRead } from "@biometricflow/subgraph/store/store-refusal";
import { FairDialect } from "./fair-dialect.ts";
import { migrate } from "../migrations/migrate.ts";
import { orRefuse } from "@biometricflow/subgraph/store/store-faults";
import { createGrownTables, type GrownTables } from "./grown-tables.ts";
import { countMonths, ensureMonth, listMonths, listMonthsAhead, MONTHLY } from "./months.ts";
import { becomeOnlyWriter, type OnlyWriter } from "@biometricflow/subgraph/store/postgres-writer";
import { createPool } from "@biometricflow/subgraph/store/postgres-pool";

/** Any number; the same in every process of an organisation. */
const WRITER_LOCK = 7_203_915_571;
/** Any other number. */
const PROCESS_LOCK = 7_203_915_572;
const MONTHS_AHEAD = 4;

/** What reads and what writes have connections of their own: questions never keep a feed or the records waiting. */
const READING = 6;
const WRITING = 2;
/** Of one statement of a question, as in the threads of SQLite. */
const LONGEST_READ_MS = 15_000;

/** How a database is opened. */
export interface PostgresTerms {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  /** The error of a question that finds no room or takes too long. */
  readonly refuse: RefuseRead;
  /** Hears, once it happened, that another process writes to the database: this one does no more. */
  readonly onTaken?: () => void;
  readonly longestReadMs?: number;
}

/**
 * Opens the store in a PostgreSQL database, whose tables are made when they are missing. No other process can meanwhile: two would
 * follow the same places and work out the same records against each other.
 */
export async function openPostgresDatabase(terms: PostgresTerms): Promise<Database> {
  const writer = await becomeOnlyWriter(terms.url, PROCESS_LOCK);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: createPool(terms.url, { max: WRITING }) }) });
  try {
    await migrate(db, "POSTGRES");
    await begin(db, writer);
  } catch (error) {
    await Promise.all([db.destroy(), writer.end()]);
    throw error;
  }
  return toDatabase(db, writer, terms);
}

function toDatabase(
  db: Kysely<Tables>,
  writer: OnlyWriter,
  { url, refuse, onTaken = () => {}, longestReadMs = LONGEST_READ_MS }: PostgresTerms,
): Database {
  const pool = createPool(url, { max: READING, statement_timeout: longestReadMs });
  const reader = new Kysely<Tables>({ dialect: new FairDialect({ pool, connections: READING, refuse }) });
  const made = { knownMonths: new Set<string>(), grown: createGrownTables() };
  const transact: Database["write"] = (work, { isRepeatable = false } = {}) =>
    transactOn(db).execute(async (tx) => {
      if (isRepeatable) await sql`set local synchronous_commit = off`.execute(tx);
      await sql`select pg_advisory_xact_lock(${WRITER_LOCK})`.execute(tx);
      if (!(await writer.stillSigned(tx))) {
        onTaken();
        throw refuse("TAKEN");
      }
      return work({ tx, upsert: createUpsert(tx, made), isAmong });
    });
  return {
    kind: "POSTGRES",
    read: reader,
    ...countWrites((work, terms) => orRefuse(() => transact(work, terms), refuse)),
    compact: async () => {
      for (const { name } of await db.introspection.getTables())
        await sql`vacuum (full, analyze) ${sql.table(name)}`.execute(db);
    },
    close: async () => {
      await Promise.all([reader.destroy(), db.destroy()]);
      await writer.end();
    },
  };
}

/** Sees, once it has the writers' lock, what others wrote before, whatever the database is set to. */
function transactOn(db: Kysely<Tables>) {
  return db.transaction().setIsolationLevel("read committed");
}

/** Signs, and makes the parts of months ahead: a new month finds its part, and nobody waits for it to be made. */
async function begin(db: Kysely<Tables>, writer: OnlyWriter): Promise<void> {
  await transactOn(db).execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${WRITER_LOCK})`.execute(tx);
    await writer.sign(tx);
    for (const month of listMonthsAhead(Date.now(), MONTHS_AHEAD))
      for (const table of Object.keys(MONTHLY)) await ensureMonth(tx, table, month);
  });
}

const ARRAY_TYPES = { TEXT: "text[]", INTEGER: "bigint[]" } as const;

const isAmong: IsAmong = (column, values) => {
  const type = sql.raw(ARRAY_TYPES[typeof values[0] === "string" ? "TEXT" : "INTEGER"]);
  return sql`${sql.ref(column)} = any(${values}::${type})`;
};

/** What is known of the tables for as long as the process runs. */
interface MadeTables {
  readonly knownMonths: Set<string>;
  readonly grown: GrownTables;
}

/** One array for each column: a statement of any size has few parameters. */
function createUpsert(tx: Transaction<Tables>, { knownMonths, grown }: MadeTables): BulkUpsert {
  return async (target, rows) => {
    if (rows.length === 0) return;
    const { table } = target;
    const columns = target.columns.map((_name, index) => rows.map((row) => row[index] ?? null));
    const arrays = target.columns.map(([, type], index) => `$${index + 1}::${ARRAY_TYPES[type]}`).join(", ");
    const monthColumn = MONTHLY[table];
    const at = target.columns.findIndex(([name]) => name === monthColumn);
    const months = monthColumn === undefined ? undefined : (columns[at] ?? []).map((value) => String(value));
    if (months !== undefined) await ensureMonths(tx, { table, values: months }, knownMonths);
    const key = [...new Set([...(monthColumn === undefined ? [] : [monthColumn]), ...target.key])];
    const statement = toUpsertSql({ ...target, key }, `select * from unnest(${arrays})`);
    await tx.executeQuery(CompiledQuery.raw(statement, columns));
    await grown.look(tx, table, {
      rows: rows.length,
      ...(months && { rowsOfMonths: countMonths(months, Date.now()) }),
    });
  };
}

interface MonthlyRows {
  readonly table: string;
  /** What begins with the month, of each row. */
  readonly values: readonly string[];
}

/** A part that was made in this transaction is known only once another one finds it: this one may be undone. */
async function ensureMonths(
  tx: Transaction<Tables>,
  { table, values }: MonthlyRows,
  known: Set<string>,
): Promise<void> {
  for (const month of listMonths(values, Date.now())) {
    const name = `${table} ${month}`;
    if (!known.has(name) && (await ensureMonth(tx, table, month))) known.add(name);
  }
}
