import { toGlobalId } from "@biometricflow/schema/global-id";
import type { Database } from "better-sqlite3";
import type { KeptLine, PushStore, WaitingLimits, WaitingRecord } from "../../domain/push/push-store.ts";
import type { PushCaller, WaitingReason } from "../../domain/push/standing.ts";
import { MAX_UNREADABLE, toKept, WAITING_LIMITS } from "../push-lines.ts";
import { openDatabase } from "./ledger.ts";
import { createPushOrders } from "./push-orders.ts";

const SELECT_WAITING = `
  SELECT key, serial AS serialNumber, address, reason, first_ms AS firstMs, last_ms AS lastMs, lines_not_kept AS linesNotKept,
    (SELECT count(*) FROM push_lines WHERE caller_key = push_callers.key) AS lines
  FROM push_callers ORDER BY last_ms DESC, key`;

/**
 * Opens what the push channel keeps beside the ledger, in the ledger's own file, by a connection of its own.
 *
 * @param file of a ledger that is open already: its schema is the newest.
 */
export function openSqlitePushStore(file: string, placeId: string, limits = WAITING_LIMITS): PushStore {
  const db = openDatabase(file, { fileMustExist: true });
  const keepWaiting = createWaitingWriter(db, limits);
  const keepUnreadable = createUnreadableWriter(db);
  const countRows = createRowCount(db, placeId);
  const orders = createPushOrders(db);
  const selectWaiting = db.prepare<[], WaitingRecord>(SELECT_WAITING);
  const selectLines = db.prepare<[number, number, number], KeptLine>(
    "SELECT key, line, received_ms AS receivedMs FROM push_lines WHERE caller_key = ? AND key > ? ORDER BY key LIMIT ?",
  );
  const drop = db.prepare("DELETE FROM push_callers WHERE key = ?");
  return {
    keepWaiting: async (caller, lines, nowMs) => keepWaiting(caller, lines, nowMs),
    listWaiting: async () => selectWaiting.all(),
    readWaitingLines: async (key, after, limit) => selectLines.all(key, after, limit),
    dropWaiting: async (key) => {
      drop.run(key);
    },
    keepUnreadable: async (readerId, lines, nowMs) => keepUnreadable(readerId, lines, nowMs),
    countRows: async (readerId, span) => countRows(readerId, span),
    addOrder: async (...args) => orders.add(...args),
    listOpenOrders: async (readerId) => orders.listOpen(readerId),
    listOrders: async (readerId, limit) => orders.list(readerId, limit),
    noteDelivered: async (key, nowMs) => orders.noteDelivered(key, nowMs),
    endOrder: async (...args) => orders.end(...args),
    close: async () => {
      db.close();
    },
  };
}

type Waiting = PushCaller & { readonly reason: WaitingReason };

function createWaitingWriter(db: Database, limits: WaitingLimits) {
  const find = db.prepare<[string, string], { key: number }>(
    "SELECT key FROM push_callers WHERE serial = ? AND address = ?",
  );
  const insert = db.prepare(
    "INSERT INTO push_callers (serial, address, reason, first_ms, last_ms) VALUES (?, ?, ?, ?, ?)",
  );
  const touch = db.prepare(
    "UPDATE push_callers SET reason = ?, last_ms = ?, lines_not_kept = lines_not_kept + ? WHERE key = ?",
  );
  const countCallers = db.prepare<[string], { total: number; here: number }>(
    "SELECT count(*) AS total, count(*) FILTER (WHERE address = ?) AS here FROM push_callers",
  );
  const countLines = db.prepare<[number], { total: number; own: number }>(
    "SELECT count(*) AS total, count(*) FILTER (WHERE caller_key = ?) AS own FROM push_lines",
  );
  const insertLine = db.prepare(
    "INSERT OR IGNORE INTO push_lines (caller_key, digest, line, received_ms) VALUES (?, ?, ?, ?)",
  );

  const findOrInsert = ({ serialNumber, address, reason }: Waiting, nowMs: number): number | undefined => {
    const known = find.get(serialNumber, address);
    if (known !== undefined) return known.key;
    const { total, here } = countCallers.get(address) ?? { total: 0, here: 0 };
    if (total >= limits.callers || here >= limits.callersOfAddress) return undefined;
    return Number(insert.run(serialNumber, address, reason, nowMs, nowMs).lastInsertRowid);
  };
  const keep = db.transaction((caller: Waiting, lines: readonly Uint8Array[], nowMs: number): boolean => {
    const key = findOrInsert(caller, nowMs);
    if (key === undefined) return false;
    const { total, own } = countLines.get(key) ?? { total: 0, own: 0 };
    let room = Math.max(0, Math.min(limits.linesOfCaller - own, limits.lines - total));
    let notKept = 0;
    for (const line of lines) {
      if (room === 0) notKept += 1;
      else room -= insertLine.run(key, ...toKept(line), nowMs).changes;
    }
    touch.run(caller.reason, nowMs, notKept, key);
    return true;
  });
  return (caller: Waiting, lines: readonly Uint8Array[], nowMs: number) => keep.immediate(caller, lines, nowMs);
}

function createUnreadableWriter(db: Database) {
  const count = db.prepare<[string], { total: number }>(
    "SELECT count(*) AS total FROM push_unreadable WHERE reader_id = ?",
  );
  const insert = db.prepare(
    "INSERT OR IGNORE INTO push_unreadable (reader_id, digest, line, received_ms) VALUES (?, ?, ?, ?)",
  );
  const keep = db.transaction((readerId: string, lines: readonly Uint8Array[], nowMs: number): number => {
    let room = MAX_UNREADABLE - (count.get(readerId)?.total ?? 0);
    let added = 0;
    for (const line of lines) {
      const isNew = room <= 0 || insert.run(readerId, ...toKept(line), nowMs).changes > 0;
      if (isNew) [room, added] = [room - 1, added + 1];
    }
    return added;
  });
  return (readerId: string, lines: readonly Uint8Array[], nowMs: number) => keep.immediate(readerId, lines, nowMs);
}

/** Kept rows are found by their instant, which an index has; those that are set aside, or moved, are few, and have indexes. */
function createRowCount(db: Database, placeId: string) {
  const count = db.prepare<[Record<string, string | number>], { total: number }>(
    `SELECT coalesce(sum(copies), 0) AS total FROM (
       SELECT copies FROM punch_rows
         WHERE set_aside IS NULL AND moved_seconds IS NULL AND device_id = @deviceId AND at_ms BETWEEN @fromMs AND @toMs
           AND local_time BETWEEN @from AND @to
       UNION ALL
       SELECT copies FROM punch_rows
         WHERE set_aside IS NOT NULL AND device_id = @deviceId AND local_time BETWEEN @from AND @to
       UNION ALL
       SELECT copies FROM punch_rows
         WHERE moved_seconds IS NOT NULL AND device_id = @deviceId AND local_time BETWEEN @from AND @to)`,
  );
  return (readerId: string, span: Parameters<PushStore["countRows"]>[1]): number =>
    count.get({ deviceId: toGlobalId(placeId, readerId), ...span })?.total ?? 0;
}
