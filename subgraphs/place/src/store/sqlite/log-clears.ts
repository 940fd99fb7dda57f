import type { LogClear } from "../../domain/log-clear/log-clear.ts";
import { type LogClearStore, MOST_LOG_CLEARS } from "../../domain/log-clear/log-clear-store.ts";
import { LOG_CLEAR_SQL, type LogClearColumns, toLogClear, toLogClearValues } from "../log-clear-rows.ts";
import { openDatabase } from "./ledger.ts";

/**
 * Opens what is kept of wishes to clear logs, in the ledger's own file, by a connection of its own.
 *
 * @param file of a ledger that is open already: its schema is the newest.
 */
export function openSqliteLogClearStore(file: string): LogClearStore {
  const db = openDatabase(file, { fileMustExist: true });
  const one = db.prepare<[string], LogClearColumns>(LOG_CLEAR_SQL.find);
  const list = db.prepare<[string, number], LogClearColumns>(LOG_CLEAR_SQL.list);
  const put = db.prepare<[string, string, number, string]>(LOG_CLEAR_SQL.put);
  const drop = db.prepare<[string, string, number]>(LOG_CLEAR_SQL.drop);
  const change = db.transaction((readerId: string, decide: Parameters<LogClearStore["change"]>[1]) => {
    const last = list.all(readerId, 1).map(toLogClear)[0];
    const next: LogClear | undefined = decide(last);
    if (next === undefined || next === last) return next;
    put.run(...toLogClearValues(next));
    drop.run(readerId, readerId, MOST_LOG_CLEARS);
    return next;
  });
  return {
    list: async (readerId, limit) => list.all(readerId, limit).map(toLogClear),
    find: async (id) => {
      const found = one.get(id);
      return found && toLogClear(found);
    },
    change: async (readerId, decide) => change.immediate(readerId, decide),
    close: async () => {
      db.close();
    },
  };
}
