/** What a reader that calls is told to do; times are its wall clock, both ends included. Each may be done twice. */
export type PushOrder =
  | { readonly kind: "INFO" | "CHECK" | "LOG" }
  /** Send the punches of a time again, or say how many there are. */
  | { readonly kind: "QUERY_PUNCHES" | "SUM_PUNCHES"; readonly from: string; readonly to: string }
  | { readonly kind: "QUERY_USERS"; readonly pin?: string }
  /** Enrol somebody, or remove; what is told of whom is kept in memory alone, by the job that asked for it. */
  | { readonly kind: "PUT_USER"; readonly pin: string }
  | { readonly kind: "DELETE_USER"; readonly pin: string };

/** Where an order stands. EXPIRED: the reader did not call in time. */
export type OrderState = "QUEUED" | "DELIVERED" | "DONE" | "FAILED" | "EXPIRED" | "CANCELLED";

/** Whether it changes the reader: only the job that asked for it can tell it. */
export function isChange({ kind }: PushOrder): boolean {
  return kind === "PUT_USER" || kind === "DELETE_USER";
}

/** An order and what became of it; instants in milliseconds UTC. */
export interface OrderRecord {
  /** Of the order within the place. */
  readonly key: number;
  readonly readerId: string;
  readonly order: PushOrder;
  readonly state: OrderState;
  readonly createdMs: number;
  readonly deliveredMs: number | undefined;
  readonly deliveries: number;
  readonly doneMs: number | undefined;
  /** What the reader answered: below 0 is a failure. */
  readonly returnCode: number | undefined;
  /** Punches that the reader counts. */
  readonly attlogSum: number | undefined;
}

/** The code of an order that was never answered. */
export const NOT_ANSWERED = -1_003;
/** Open orders of one reader. */
export const MAX_OPEN_ORDERS = 20;

/** A reader that has not answered by then has not heard it, or was switched off: it is told again. */
const AGAIN_MS = 300_000;
const MAX_DELIVERIES = 3;

/** What to do when a reader asks for orders. */
export type Delivery =
  | { readonly kind: "DELIVER"; readonly records: readonly OrderRecord[] }
  | { readonly kind: "GIVE_UP"; readonly record: OrderRecord }
  | { readonly kind: "NOTHING" };

/** Changes that are told at once. */
const MOST_AT_ONCE = 50;
/** Times of which the sums are asked for at once. */
export const SUMS_AT_ONCE = 10;

/**
 * Decides about the open orders of a reader, the oldest first: one at a time, so that sums are compared after the rows that were
 * asked for before them; sums that follow each other are asked for together, and changes of people are told together.
 */
export function decideDelivery(open: readonly OrderRecord[], nowMs: number): Delivery {
  const [record] = open;
  if (record === undefined) return { kind: "NOTHING" };
  const isDue = ({ state, deliveredMs = 0 }: OrderRecord) => state === "QUEUED" || nowMs - deliveredMs >= AGAIN_MS;
  if (!isDue(record)) return { kind: "NOTHING" };
  if (record.deliveries >= MAX_DELIVERIES) return { kind: "GIVE_UP", record };
  const most = toMostAtOnce(record.order);
  if (most === 1) return { kind: "DELIVER", records: [record] };
  const other = open.findIndex(({ order }) => toMostAtOnce(order) !== most);
  const alike = (other < 0 ? open : open.slice(0, other)).filter((it) => isDue(it) && it.deliveries < MAX_DELIVERIES);
  return { kind: "DELIVER", records: alike.slice(0, most) };
}

function toMostAtOnce(order: PushOrder): number {
  if (isChange(order)) return MOST_AT_ONCE;
  return order.kind === "SUM_PUNCHES" ? SUMS_AT_ONCE : 1;
}
