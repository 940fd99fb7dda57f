import type { PushStore } from "../../domain/push/push-store.ts";
import { MAX_ENDED, type OrderColumns, toOrderRecord } from "../push-order-rows.ts";
import type { Ask } from "./connections.ts";
import type { Transact } from "./transactions.ts";

type Orders = Pick<PushStore, "addOrder" | "listOpenOrders" | "listOrders" | "noteDelivered" | "endOrder">;

const FORGET = `
  DELETE FROM push_commands WHERE reader_id = ? AND state NOT IN ('QUEUED', 'DELIVERED') AND key <=
    (SELECT key FROM push_commands WHERE reader_id = ? ORDER BY key DESC LIMIT 1 OFFSET ${MAX_ENDED})`;

/** Creates the access to the orders of readers that push. @param alone runs a transaction that no other of its kind is beside */
export function createPushOrders(ask: Ask, alone: Transact): Orders {
  return {
    addOrder: (readerId, order, nowMs) =>
      alone(async (own) => {
        const [row] = await own<OrderColumns>(
          `INSERT INTO push_commands (key, reader_id, command, state, created_ms)
           SELECT coalesce(max(key), 0) + 1, ?, ?, 'QUEUED', ? FROM push_commands RETURNING *`,
          [readerId, JSON.stringify(order), nowMs],
        );
        if (row === undefined) throw new RangeError("an order was not stored");
        return toOrderRecord(row);
      }),
    listOpenOrders: async (readerId) => {
      const sql = `SELECT * FROM push_commands WHERE reader_id = ? AND state IN ('QUEUED', 'DELIVERED') ORDER BY key`;
      return (await ask<OrderColumns>(sql, [readerId])).map(toOrderRecord);
    },
    listOrders: async (readerId, limit) => {
      const sql = "SELECT * FROM push_commands WHERE reader_id = ? ORDER BY key DESC LIMIT ?";
      return (await ask<OrderColumns>(sql, [readerId, limit])).map(toOrderRecord);
    },
    noteDelivered: async (key, nowMs) => {
      const sql = `UPDATE push_commands SET state = 'DELIVERED', delivered_ms = ?, deliveries = deliveries + 1
        WHERE key = ?`;
      await ask(sql, [nowMs, key]);
    },
    endOrder: (key, { state, returnCode, attlogSum }, nowMs) =>
      alone(async (own) => {
        const [ended] = await own<{ reader_id: string }>(
          `UPDATE push_commands SET state = ?, return_code = ?, attlog_sum = ?, done_ms = ?
           WHERE key = ? AND state IN ('QUEUED', 'DELIVERED') RETURNING reader_id`,
          [state, returnCode ?? null, attlogSum ?? null, nowMs, key],
        );
        if (ended !== undefined) await own(FORGET, [ended.reader_id, ended.reader_id]);
        return ended !== undefined;
      }),
  };
}
