import { createPool } from "@biometricflow/subgraph/store/postgres-pool";
import { becomeOnlyWriter, type OnlyWriter } from "@biometricflow/subgraph/store/postgres-writer";
import { orRefuse } from "@biometricflow/subgraph/store/store-faults";
import { Kysely, PostgresDialect, sql } from "kysely";
import type pg from "pg";
import type { SqlWords, Statements, StoreDatabase } from "../database.ts";
import { refuse } from "../refuse.ts";
import { createStatements } from "../statements.ts";
import { migrate, SCHEMA, WRITER_LOCK } from "./migrate.ts";

/** Any number, another than those of transactions and of other stores in the database. */
const PROCESS_LOCK = 7_203_915_574;

/** What reads has connections of its own. One writes: what is asked first is written first. */
const READING = 4;
const WRITING = 1;

const LONGEST_READ_MS = 15_000;
/** How long whoever asks waits for a server that does not answer, or for a connection. */
const CONNECT_MS = 10_000;
/** A process that stands still gives up what it holds, and others wait no longer for it. */
const LIMITS = { lock_timeout: 15_000, idle_in_transaction_session_timeout: 30_000 };

/** Whoever asks for a table's lock keeps all who come after it waiting: a dump that is being made is not waited for. */
const COMPACTING = { max: 1, lock_timeout: 2_000 };

/** How the store is opened. */
export interface PostgresTerms {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  /** Runs in the transaction in which the tables are made, or found: what it throws leaves the database as it was. */
  readonly begin?: (statements: Statements, isNew: boolean) => Promise<void>;
}

/** How the store is opened by the directory that serves it. */
export interface OwnTerms extends PostgresTerms {
  /** Hears, once it happened, that another directory writes to the database: this one does no more. */
  readonly onTaken: () => void;
}

/** Opens the store for the one directory that serves it. @throws {Error} with the code `STORE_BUSY` while another one does */
export async function openOwnDatabase({ onTaken, ...terms }: OwnTerms): Promise<StoreDatabase> {
  const owner = await becomeOnlyWriter(terms.url, PROCESS_LOCK);
  try {
    return await open(terms, { owner, onTaken });
  } catch (error) {
    await owner.end();
    throw error;
  }
}

/** Opens the store beside a directory that may run. */
export function openSharedDatabase(terms: PostgresTerms): Promise<StoreDatabase> {
  return open(terms);
}

/** Whether a database has a store of the directory. */
export async function hasStore(url: string): Promise<boolean> {
  const db = new Kysely<object>({ dialect: new PostgresDialect({ pool: createPool(url, { max: 1 }) }) });
  try {
    const found = sql<{ name: string | null }>`SELECT to_regclass(${`${SCHEMA}.store_setting`})::text AS name`;
    return (await found.execute(db)).rows[0]?.name != null;
  } finally {
    await db.destroy();
  }
}

interface Owned {
  readonly owner: OnlyWriter;
  readonly onTaken: () => void;
}

async function open({ url, begin = async () => {} }: PostgresTerms, owned?: Owned): Promise<StoreDatabase> {
  const connect = (limits: pg.PoolConfig) => {
    const pool = createPool(url, { onConnect: enterSchema, connectionTimeoutMillis: CONNECT_MS, ...LIMITS, ...limits });
    return new Kysely<object>({ dialect: new PostgresDialect({ pool }) });
  };
  const writer = connect({ max: WRITING });
  const reader = connect({ max: READING, statement_timeout: LONGEST_READ_MS });
  const close = async (): Promise<void> => {
    await Promise.all([reader.destroy(), writer.destroy()]);
    await owned?.owner.end();
  };
  try {
    await transact(writer).execute(async (tx) => {
      await begin(createStatements(tx, WORDS), await migrate(tx));
      await owned?.owner.sign(tx);
    });
  } catch (error) {
    await Promise.all([reader.destroy(), writer.destroy()]);
    throw error;
  }
  return toDatabase({ reader, writer, connectOnce: () => connect(COMPACTING), close }, owned);
}

interface Opened {
  readonly reader: Kysely<object>;
  readonly writer: Kysely<object>;
  readonly connectOnce: () => Kysely<object>;
  readonly close: () => Promise<void>;
}

function toDatabase({ reader, writer, connectOnce, close }: Opened, owned: Owned | undefined): StoreDatabase {
  const read = createStatements(reader, WORDS);
  return {
    read: {
      words: WORDS,
      all: (statement) => orRefuse(() => read.all(statement), refuse),
      first: (statement) => orRefuse(() => read.first(statement), refuse),
      run: (statement) => orRefuse(() => read.run(statement), refuse),
    },
    atOneMoment: (look) => {
      const moment = reader.transaction().setIsolationLevel("repeatable read").setAccessMode("read only");
      return orRefuse(() => moment.execute((tx) => look(createStatements(tx, WORDS))), refuse);
    },
    write: (work) =>
      orRefuse(
        () =>
          transact(writer).execute(async (tx) => {
            await sql`SELECT pg_advisory_xact_lock(${WRITER_LOCK})`.execute(tx);
            if (owned !== undefined && !(await owned.owner.stillSigned(tx))) {
              owned.onTaken();
              throw refuse("TAKEN");
            }
            return work(createStatements(tx, WORDS));
          }),
        refuse,
      ),
    compact: () => orRefuse(() => compact(connectOnce()), refuse),
    close,
  };
}

/** Tables of which people are taken out. */
const FORGETTING = ["principal", "audit", "webhook_delivery"];

/** Over a connection of its own, which it ends: what is written to other tables does not wait. */
async function compact(db: Kysely<object>): Promise<void> {
  try {
    for (const table of FORGETTING) await sql`VACUUM (FULL, ANALYZE) ${sql.table(table)}`.execute(db);
  } finally {
    await db.destroy();
  }
}

/** Sees, once it has the writers' lock, what others wrote before, whatever the database is set to. */
function transact(writer: Kysely<object>) {
  return writer.transaction().setIsolationLevel("read committed");
}

/** What is kept is on the disk when its promise settles, whatever the database is set to. */
async function enterSchema(client: pg.ClientBase): Promise<void> {
  await client.query(
    `SELECT set_config('search_path', $1, false),
       set_config('synchronous_commit', replace(current_setting('synchronous_commit'), 'off', 'on'), false)`,
    [SCHEMA],
  );
}

const WORDS: SqlWords = {
  listItems: (column) => sql`json_array_elements_text(${sql.ref(column)}::json) AS items(value)`,
  readField: (key) => sql`value::json ->> ${key}`,
  beginsWith: (column, beginning, isSo) => sql.raw(`${column} ${isSo ? "~" : "!~"} '^${beginning}'`),
  isWithin: (part, whole) => sql`strpos(${whole}, ${part}) > 0`,
};
