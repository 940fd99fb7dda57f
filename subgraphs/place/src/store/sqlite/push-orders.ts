import type { Database } from "better-sqlite3";
import type { OrderRecord, PushOrder } from "../../domain/push/push-order.ts";
import type { OrderEnd } from "../../domain/push/push-store.ts";
import { MAX_ENDED, type OrderColumns, toOrderRecord } from "../push-order-rows.ts";

/** Creates the access to the orders of readers that push. */
export function createPushOrders(db: Database) {
  const insert = db.prepare<[string, string, number], OrderColumns>(
    "INSERT INTO push_commands (reader_id, command, state, created_ms) VALUES (?, ?, 'QUEUED', ?) RETURNING *",
  );
  const selectOpen = db.prepare<[string], OrderColumns>(
    "SELECT * FROM push_commands WHERE reader_id = ? AND state IN ('QUEUED', 'DELIVERED') ORDER BY key",
  );
  const select = db.prepare<[string, number], OrderColumns>(
    "SELECT * FROM push_commands WHERE reader_id = ? ORDER BY key DESC LIMIT ?",
  );
  const deliver = db.prepare(
    "UPDATE push_commands SET state = 'DELIVERED', delivered_ms = ?, deliveries = deliveries + 1 WHERE key = ?",
  );
  const finish = db.prepare<[string, number | null, number | null, number, number], { reader_id: string }>(
    "UPDATE push_commands SET state = ?, return_code = ?, attlog_sum = ?, done_ms = ? WHERE key = ? AND state IN ('QUEUED', 'DELIVERED') RETURNING reader_id",
  );
  const forget = db.prepare(
    `DELETE FROM push_commands WHERE reader_id = @readerId AND state NOT IN ('QUEUED', 'DELIVERED') AND key <=
       (SELECT key FROM push_commands WHERE reader_id = @readerId ORDER BY key DESC LIMIT 1 OFFSET ${MAX_ENDED})`,
  );
  return {
    add: (readerId: string, order: PushOrder, nowMs: number): OrderRecord => {
      const row = insert.get(readerId, JSON.stringify(order), nowMs);
      if (row === undefined) throw new RangeError("an order was not stored");
      return toOrderRecord(row);
    },
    listOpen: (readerId: string): readonly OrderRecord[] => selectOpen.all(readerId).map(toOrderRecord),
    list: (readerId: string, limit: number): readonly OrderRecord[] => select.all(readerId, limit).map(toOrderRecord),
    noteDelivered: (key: number, nowMs: number): void => {
      deliver.run(nowMs, key);
    },
    end: (key: number, { state, returnCode, attlogSum }: OrderEnd, nowMs: number): boolean => {
      const ended = finish.get(state, returnCode ?? null, attlogSum ?? null, nowMs, key);
      if (ended !== undefined) forget.run({ readerId: ended.reader_id });
      return ended !== undefined;
    },
  };
}
