import { createReadQueue, type ReadQueue } from "@biometricflow/subgraph/reads/read-queue";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  PostgresDriver,
  type QueryResult,
} from "kysely";
import type pg from "pg";
import { currentCaller, type ReadCaller } from "../read-caller.ts";
import type { RefuseRead } from "@biometricflow/subgraph/store/store-refusal";
import { orRefuse } from "@biometricflow/subgraph/store/store-faults";

/** How questions share the connections that read. */
export interface FairReads {
  readonly pool: pg.Pool;
  /** Connections of the pool. One subject has all but one, so that whoever else comes finds one. */
  readonly connections: number;
  readonly refuse: RefuseRead;
}

const QUEUE = { waitingPerSubject: 256, waiting: 1024 };
const CLOSED = "the store is closed";

/** Questions over connections that only read, each for whoever asks, by turns; as the threads of SQLite. */
export class FairDialect extends PostgresDialect {
  readonly #reads: FairReads;

  constructor(reads: FairReads) {
    super({ pool: reads.pool });
    this.#reads = reads;
  }

  override createDriver(): Driver {
    return new FairDriver(new PostgresDriver({ pool: this.#reads.pool }), this.#reads);
  }
}

/** Somebody who waits for a connection. */
interface Waiting {
  readonly go: () => void;
  readonly fail: (reason: unknown) => void;
}

class FairDriver implements Driver {
  readonly #inner: Driver;
  readonly #refuse: RefuseRead;
  readonly #queue: ReadQueue<Waiting>;
  #free: number;

  constructor(inner: Driver, { connections, refuse }: FairReads) {
    this.#inner = inner;
    this.#refuse = refuse;
    this.#queue = createReadQueue({ ...QUEUE, runningPerSubject: Math.max(1, connections - 1) });
    this.#free = connections;
  }

  init(): Promise<void> {
    return this.#inner.init();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const caller = currentCaller();
    const { subject } = caller; // whose it is when it waits: the name may be said meanwhile
    await this.#enter(caller, subject);
    try {
      const inner = await orRefuse(() => this.#inner.acquireConnection(), this.#refuse);
      return new FairConnection(inner, subject, this.#refuse);
    } catch (error) {
      this.#leave(subject);
      throw error;
    }
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (!(connection instanceof FairConnection)) throw new TypeError("a connection of another driver");
    await this.#inner.releaseConnection(connection.inner);
    this.#leave(connection.subject);
  }

  beginTransaction(): Promise<void> {
    return Promise.reject(new Error("only what writes has transactions"));
  }

  commitTransaction(): Promise<void> {
    return this.beginTransaction();
  }

  rollbackTransaction(): Promise<void> {
    return this.beginTransaction();
  }

  async destroy(): Promise<void> {
    for (const { fail } of this.#queue.drain()) fail(new Error(CLOSED));
    await this.#inner.destroy();
  }

  #enter({ signal, isPatient }: ReadCaller, subject: string): Promise<void> {
    if (signal.aborted) return Promise.reject(signal.reason);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiting = { go: resolve, fail: reject };
    if (!this.#queue.add(subject, waiting, isPatient)) return Promise.reject(this.#refuse("BUSY"));
    const giveUp = (): void => {
      if (this.#queue.remove(subject, waiting)) reject(signal.reason);
    };
    signal.addEventListener("abort", giveUp, { once: true });
    this.#dispatch();
    return promise.finally(() => signal.removeEventListener("abort", giveUp));
  }

  #leave(subject: string): void {
    this.#free += 1;
    this.#queue.end(subject);
    this.#dispatch();
  }

  #dispatch(): void {
    while (this.#free > 0) {
      const next = this.#queue.next();
      if (next === undefined) return;
      this.#free -= 1;
      next.go();
    }
  }
}

class FairConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly subject: string;
  readonly #refuse: RefuseRead;

  constructor(inner: DatabaseConnection, subject: string, refuse: RefuseRead) {
    this.inner = inner;
    this.subject = subject;
    this.#refuse = refuse;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return orRefuse(() => this.inner.executeQuery<R>(query), this.#refuse);
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }
}
