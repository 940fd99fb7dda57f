import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { type QueryExecutorProvider, sql } from "kysely";
import pg from "pg";

const NAME = "writer";
/** The server notices that a process has ended within this: a start right after it waits. */
const PATIENCE_MS = 5_000;
const RETRY_MS = 200;
/** A machine that is gone without a word has the lock no longer than a minute. */
const NOTICE_SOON = "set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3";
/** Between two tries to have the lock again, after the server was away. */
const AGAIN_MS = 1_000;

/** This process as the only one that writes to a database. */
export interface OnlyWriter {
  /** Says in the database that it is this one; once its tables are there. */
  readonly sign: (tx: QueryExecutorProvider) => Promise<void>;
  /** @returns whether no other process has signed since */
  readonly stillSigned: (tx: QueryExecutorProvider) => Promise<boolean>;
  readonly end: () => Promise<void>;
}

/**
 * Makes this process the only one that writes to a store in a database, which has a table `store_setting`. A lock of a session of
 * its own keeps others from starting; it ends with the process, however that ends, and also when the server restarts. Then whoever
 * has it next signs, and a process whose signature is gone writes no more.
 *
 * @param lock any number, another than that of transactions; the same in every process that writes to the store
 * @throws {Error} with the code `STORE_BUSY` while another process has it
 */
export async function becomeOnlyWriter(url: string, lock: number): Promise<OnlyWriter> {
  const signature = randomUUID();
  const ending = new AbortController();
  let session = await takeLock(url, lock, PATIENCE_MS);
  if (session === undefined) throw Object.assign(new Error("another process writes to it"), { code: "STORE_BUSY" });
  const keep = (held: pg.Client): void => {
    held.once("end", () => void regain());
  };
  const regain = async (): Promise<void> => {
    session = undefined;
    while (!ending.signal.aborted && session === undefined) {
      session = await takeLock(url, lock, 0).catch(() => undefined);
      if (session === undefined) await wait(AGAIN_MS, undefined, { signal: ending.signal, ref: false }).catch(() => {});
    }
    if (session === undefined) return;
    if (ending.signal.aborted) await session.end();
    else keep(session);
  };
  keep(session);
  return {
    sign: async (tx) => {
      await sql`insert into store_setting (name, value) values (${NAME}, ${signature})
        on conflict (name) do update set value = excluded.value`.execute(tx);
    },
    stillSigned: async (tx) => {
      const kept = sql<{ value: string }>`select value from store_setting where name = ${NAME}`;
      return (await kept.execute(tx)).rows[0]?.value === signature;
    },
    end: async () => {
      ending.abort();
      await session?.end();
    },
  };
}

/** @returns the session that has the lock; `undefined` while another one has it */
async function takeLock(url: string, lock: number, patienceMs: number): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  client.on("error", () => {}); // its end is heard of
  await client.connect();
  await client.query(NOTICE_SOON);
  const untilMs = Date.now() + patienceMs;
  for (;;) {
    const { rows } = await client.query<{ held: boolean }>("select pg_try_advisory_lock($1) as held", [lock]);
    if (rows[0]?.held === true) return client;
    if (Date.now() >= untilMs) break;
    await wait(RETRY_MS);
  }
  await client.end();
  return undefined;
}
