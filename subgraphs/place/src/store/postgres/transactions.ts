import type pg from "pg";
import { type Ask, createAsk } from "./connections.ts";
import { orAway } from "./store-away.ts";

/** Runs transactions over the connections of a pool. */
export type Transact = <T>(work: (ask: Ask) => Promise<T>) => Promise<T>;

/** Sees, once it has a lock, what others wrote before, whatever the database is set to. */
const BEGIN = "BEGIN ISOLATION LEVEL READ COMMITTED";
/** A transaction of a process that stands still gives up what it holds, and others wait no longer for it. */
const SETTINGS = "SET LOCAL lock_timeout = '15s'; SET LOCAL idle_in_transaction_session_timeout = '30s'";

/** Everything of a transaction is there when its promise resolves, or nothing; whether it is, is open where the commit got no answer. */
export function createTransact(pool: pg.Pool, onUncertain: () => void): Transact {
  return async (work) => {
    const client = await orAway(() => pool.connect());
    let isCommitting = false;
    try {
      await orAway(() => client.query(`${BEGIN}; ${SETTINGS}`));
      const result = await work(createAsk(client));
      isCommitting = true;
      await orAway(() => client.query("COMMIT"));
      client.release();
      return result;
    } catch (error) {
      await endFailed(client);
      if (isCommitting) onUncertain();
      throw error;
    }
  };
}

/** A connection that cannot even be rolled back is used no more. */
async function endFailed(client: pg.PoolClient): Promise<void> {
  try {
    await client.query("ROLLBACK");
    client.release();
  } catch (error) {
    client.release(error instanceof Error ? error : true);
  }
}
