import type { OrderRecord, OrderState, PushOrder } from "../domain/push/push-order.ts";

/** Orders of one reader that are kept after their end. */
export const MAX_ENDED = 200;

/** A row of `push_commands`. */
export interface OrderColumns {
  readonly key: number;
  readonly reader_id: string;
  readonly command: string;
  readonly state: OrderState;
  readonly created_ms: number;
  readonly delivered_ms: number | null;
  readonly deliveries: number;
  readonly done_ms: number | null;
  readonly return_code: number | null;
  readonly attlog_sum: number | null;
}

/** Columns to a record of the domain. */
export function toOrderRecord(row: OrderColumns): OrderRecord {
  const order: PushOrder = JSON.parse(row.command); // as `add` wrote it
  return {
    ...{ key: row.key, readerId: row.reader_id, order, state: row.state, createdMs: row.created_ms },
    ...{ deliveredMs: row.delivered_ms ?? undefined, deliveries: row.deliveries, doneMs: row.done_ms ?? undefined },
    ...{ returnCode: row.return_code ?? undefined, attlogSum: row.attlog_sum ?? undefined },
  };
}
