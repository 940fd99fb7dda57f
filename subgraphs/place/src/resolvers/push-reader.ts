import { toGlobalId } from "@biometricflow/schema/global-id";
import type { PlaceContext } from "../graph/context.ts";
import type { DeviceRecord } from "../domain/device.ts";
import type { OrderRecord } from "../domain/push/push-order.ts";

const MAX_NEWCOMERS = 100;
const MAX_ORDERS = 50;

/** Callers of the push port that are no reader; null where there is no port. */
export async function listNewcomers({ push, place }: PlaceContext) {
  if (push === undefined) return null;
  const waiting = await push.listWaiting();
  return waiting.slice(0, MAX_NEWCOMERS).map(({ key, firstMs, lastMs, ...caller }) => ({
    ...caller,
    id: toGlobalId(place.id, String(key)),
    firstCallAt: toInstant(firstMs),
    lastCallAt: toInstant(lastMs),
  }));
}

/** What is known of a reader that calls by itself. */
export async function toPushReader(device: DeviceRecord, _args: unknown, { push: desk, place }: PlaceContext) {
  const { push, readerId, isPushing } = device;
  if (push === undefined || isPushing !== true) return null;
  const orders = (await desk?.listOrders(readerId, MAX_ORDERS)) ?? [];
  return {
    firstCallAt: toInstant(push.firstMs),
    unreadableLines: push.unreadable,
    provedFrom: push.proof?.from ?? null,
    provedTo: push.proof?.to ?? null,
    difference: push.differs ?? null,
    orders: orders.map((record) => toGraphOrder(record, place.id)),
  };
}

/** An order in the words of the graph. */
export function toGraphOrder({ key, order, ...record }: OrderRecord, placeId: string) {
  const span = "from" in order ? { from: order.from, to: order.to } : { from: null, to: null };
  return {
    ...span,
    id: toGlobalId(placeId, String(key)),
    kind: order.kind,
    state: record.state,
    createdAt: toInstant(record.createdMs),
    deliveredAt: record.deliveredMs === undefined ? null : toInstant(record.deliveredMs),
    deliveries: record.deliveries,
    endedAt: record.doneMs === undefined ? null : toInstant(record.doneMs),
    returnCode: record.returnCode ?? null,
    sum: record.attlogSum ?? null,
  };
}

function toInstant(ms: number): string {
  return new Date(ms).toISOString();
}
