import { type LogClearStore, MOST_LOG_CLEARS } from "../../domain/log-clear/log-clear-store.ts";
import { LOG_CLEAR_SQL, type LogClearColumns, toLogClear, toLogClearValues } from "../log-clear-rows.ts";
import type { Ask } from "./connections.ts";
import { LOCK_NUMBER, toSchemaName } from "./names.ts";
import type { Transact } from "./transactions.ts";

/** Creates what is kept of wishes to clear logs. One of the processes of a place changes them at a time. */
export function createLogClearStore(placeId: string, ask: Ask, transact: Transact): LogClearStore {
  const lock = `log clears of ${toSchemaName(placeId)}`;
  return {
    list: (readerId, limit) => list(ask, readerId, limit),
    find: async (id) => {
      const [found] = await ask<LogClearColumns>(LOG_CLEAR_SQL.find, [id]);
      return found && toLogClear(found);
    },
    change: (readerId, decide) =>
      transact(async (own) => {
        await own(`SELECT pg_advisory_xact_lock(${LOCK_NUMBER})`, [lock]);
        const [last] = await list(own, readerId, 1);
        const next = decide(last);
        if (next === undefined || next === last) return next;
        await own(LOG_CLEAR_SQL.put, toLogClearValues(next));
        await own(LOG_CLEAR_SQL.drop, [readerId, readerId, MOST_LOG_CLEARS]);
        return next;
      }),
    close: async () => undefined,
  };
}

async function list(ask: Ask, readerId: string, limit: number) {
  return (await ask<LogClearColumns>(LOG_CLEAR_SQL.list, [readerId, limit])).map(toLogClear);
}
