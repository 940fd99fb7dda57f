import type { OrderRecord, OrderState, PushOrder } from "./push-order.ts";
import type { PushCaller, WaitingReason } from "./standing.ts";

/** A caller whose rows are kept aside. */
export interface WaitingRecord extends PushCaller {
  /** Of the caller within the place. */
  readonly key: number;
  readonly reason: WaitingReason;
  readonly firstMs: number;
  readonly lastMs: number;
  /** Lines that are kept. */
  readonly lines: number;
  /** Lines beyond what is kept of one caller; the reader still has them. */
  readonly linesNotKept: number;
}

/** A line that is kept aside. */
export interface KeptLine {
  readonly key: number;
  readonly line: Uint8Array;
  readonly receivedMs: number;
}

/** How much is kept of callers that nobody knows. */
export interface WaitingLimits {
  readonly callers: number;
  readonly callersOfAddress: number;
  readonly linesOfCaller: number;
  readonly lines: number;
}

/** A reader's time in both measures: its wall clock, and instants around it, by which rows are found. */
export interface RowSpan {
  readonly from: string;
  readonly to: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** What became of an order. */
export interface OrderEnd {
  readonly state: Exclude<OrderState, "QUEUED" | "DELIVERED">;
  /** `undefined` where the reader answered nothing. */
  readonly returnCode: number | undefined;
  readonly attlogSum: number | undefined;
}

/** Port: what the push channel of a place keeps beside the ledger. Every promise settles after the change is on disk. */
export interface PushStore {
  /**
   * Remembers a caller and its lines, a line once however often it comes; lines beyond the limits are counted.
   *
   * @returns false where there is no room for another caller: nothing is kept then
   */
  keepWaiting(
    caller: PushCaller & { readonly reason: WaitingReason },
    lines: readonly Uint8Array[],
    nowMs: number,
  ): Promise<boolean>;
  listWaiting(): Promise<readonly WaitingRecord[]>;
  /** Lines of a caller behind a position, in the order in which they came. */
  readWaitingLines(key: number, after: number, limit: number): Promise<readonly KeptLine[]>;
  /** Forgets a caller and its lines. */
  dropWaiting(key: number): Promise<void>;
  /** Keeps lines of a reader that are no punch, each once. @returns how many were new */
  keepUnreadable(readerId: string, lines: readonly Uint8Array[], nowMs: number): Promise<number>;
  /** Rows of the reader that the ledger has of a time, copies counted, set-aside ones included. */
  countRows(readerId: string, span: RowSpan): Promise<number>;
  /** Queues an order. */
  addOrder(readerId: string, order: PushOrder, nowMs: number): Promise<OrderRecord>;
  /** Orders without an end, the oldest first. */
  listOpenOrders(readerId: string): Promise<readonly OrderRecord[]>;
  /** The latest orders, the latest first. */
  listOrders(readerId: string, limit: number): Promise<readonly OrderRecord[]>;
  noteDelivered(key: number, nowMs: number): Promise<void>;
  /** Ends an order that is open; of a reader the latest are kept. @returns whether it was open */
  endOrder(key: number, end: OrderEnd, nowMs: number): Promise<boolean>;
  close(): Promise<void>;
}
