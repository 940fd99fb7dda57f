import { ReadTooLongError } from "@biometricflow/subgraph/reads/read-thread";
import { createThreadPool, type ThreadPool } from "@biometricflow/subgraph/reads/thread-pool";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { currentCaller } from "../read-caller.ts";
import type { RefuseRead } from "@biometricflow/subgraph/store/store-refusal";
import type { SqlAnswer, SqlRead } from "./sql-read.ts";

/** Questions in threads that only read, each for whoever asks. */
export function createPooledDialect(file: string, refuse: RefuseRead): Dialect {
  return {
    createAdapter: () => new PooledAdapter(),
    createDriver: () => new PooledDriver(file, refuse),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Of one connection Kysely would give one question at a time. */
class PooledAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class PooledDriver implements Driver {
  readonly #pool: ThreadPool<SqlRead>;
  readonly #connection: DatabaseConnection;

  constructor(file: string, refuse: RefuseRead) {
    const program = { url: new URL("./read-worker.ts", import.meta.url), file };
    this.#pool = createThreadPool<SqlRead>({ program, refuse: () => refuse("BUSY") });
    this.#connection = new PooledConnection(this.#pool, refuse);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {}

  beginTransaction(): Promise<void> {
    return Promise.reject(new Error("only what writes has transactions"));
  }

  commitTransaction(): Promise<void> {
    return this.beginTransaction();
  }

  rollbackTransaction(): Promise<void> {
    return this.beginTransaction();
  }

  destroy(): Promise<void> {
    return this.#pool.close();
  }
}

/** What a message of a thread may weigh is counted in rows: how many a question brings is not known before. */
const QUESTION_WEIGHT = 500;

class PooledConnection implements DatabaseConnection {
  readonly #pool: ThreadPool<SqlRead>;
  readonly #refuse: RefuseRead;

  constructor(pool: ThreadPool<SqlRead>, refuse: RefuseRead) {
    this.#pool = pool;
    this.#refuse = refuse;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const read = { sql, parameters: parameters.map(toValue) };
    try {
      return { rows: toRows(await this.#pool.run(read, QUESTION_WEIGHT, currentCaller())) };
    } catch (error) {
      throw error instanceof ReadTooLongError ? this.#refuse("TOO_LONG") : error;
    }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }
}

function toValue(value: unknown): string | number | null {
  if (typeof value === "string" || typeof value === "number" || value === null) return value;
  throw new TypeError(`a ${typeof value} is no value of a column`);
}

/** Rows as the query's types say they are. */
function toRows<R>(json: string): R[] {
  const { columns, rows }: SqlAnswer = JSON.parse(json);
  return rows.map((values) => toRow(columns, values));
}

function toRow<R>(columns: readonly string[], values: readonly unknown[]): R {
  const row: ReturnType<typeof JSON.parse> = {};
  for (let index = 0; index < columns.length; index++) row[columns[index] ?? ""] = values[index]; // some thousands of values a page
  return row;
}
