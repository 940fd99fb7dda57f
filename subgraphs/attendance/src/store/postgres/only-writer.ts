import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Transaction } from "kysely";
import pg from "pg";
import type { Tables } from "../database.ts";

/** Any number, another than that of transactions. */
const PROCESS_LOCK = 7_203_915_572;
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
  readonly sign: (tx: Transaction<Tables>) => Promise<void>;
  /** @returns whether no other process has signed since */
  readonly stillSigned: (tx: Transaction<Tables>) => Promise<boolean>;
  readonly end: () => Promise<void>;
}

/**
 * Makes this process the only one that writes to a database: two would follow the same places and work out the same records
 * against each other. A lock of a session of its own keeps others from starting; it ends with the process, however that ends,
 * and also when the server restarts. Then whoever has it next signs, and a process whose signature is gone writes no more.
 *
 * @throws {Error} with the code `STORE_BUSY` while another process has it
 */
export async function becomeOnlyWriter(url: string): Promise<OnlyWriter> {
  const signature = randomUUID();
  const ending = new AbortController();
  let session = await takeLock(url, PATIENCE_MS);
  if (session === undefined) throw Object.assign(new Error("another process writes to it"), { code: "STORE_BUSY" });
  const keep = (held: pg.Client): void => {
    held.once("end", () => void regain());
  };
  const regain = async (): Promise<void> => {
    session = undefined;
    while (!ending.signal.aborted && session === undefined) {
      session = await takeLock(url, 0).catch(() => undefined);
      if (session === undefined) await wait(AGAIN_MS, undefined, { signal: ending.signal, ref: false }).catch(() => {});
    }
    if (session === undefined) return;
    if (ending.signal.aborted) await session.end();
    else keep(session);
  };
  keep(session);
  return {
    sign: async (tx) => {
      await tx
        .insertInto("store_setting")
        .values({ name: NAME, value: signature })
        .onConflict((known) => known.column("name").doUpdateSet({ value: signature }))
        .execute();
    },
    stillSigned: async (tx) => {
      const kept = await tx.selectFrom("store_setting").select("value").where("name", "=", NAME).executeTakeFirst();
      return kept?.value === signature;
    },
    end: async () => {
      ending.abort();
      await session?.end();
    },
  };
}

/** @returns the session that has the lock; `undefined` while another one has it */
async function takeLock(url: string, patienceMs: number): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  client.on("error", () => {}); // its end is heard of
  await client.connect();
  await client.query(NOTICE_SOON);
  const untilMs = Date.now() + patienceMs;
  for (;;) {
    const { rows } = await client.query<{ held: boolean }>("select pg_try_advisory_lock($1) as held", [PROCESS_LOCK]);
    if (rows[0]?.held === true) return client;
    if (Date.now() >= untilMs) break;
    await wait(RETRY_MS);
  }
  await client.end();
  return undefined;
}
