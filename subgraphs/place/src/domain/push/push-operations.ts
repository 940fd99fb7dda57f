import type { OrderRecord, PushOrder } from "./push-order.ts";
import type { WaitingRecord } from "./push-store.ts";

/** What became of the wish to take a caller for a reader. */
export type ApproveOutcome =
  /** So many of its lines were put where they belong. */
  | { readonly kind: "APPROVED"; readonly lines: number }
  | { readonly kind: "NO_SUCH_CALLER" }
  | { readonly kind: "NO_SUCH_READER" }
  /** The reader has another serial number. */
  | { readonly kind: "OTHER_SERIAL" }
  /** Another reader of the place has the serial number. */
  | { readonly kind: "SERIAL_TAKEN" };

/** Port: what operators do with readers that push. */
export interface PushOperations {
  /** Callers that are no reader, the latest first. */
  listWaiting(): Promise<readonly WaitingRecord[]>;
  /** Takes a caller for a reader: its serial number from now on, and the lines that are kept of it. */
  approve(key: number, readerId: string): Promise<ApproveOutcome>;
  /** Forgets a caller and its lines. @returns false when there is none */
  dismiss(key: number): Promise<boolean>;
  /** The latest orders of a reader, the latest first. */
  listOrders(readerId: string, limit: number): Promise<readonly OrderRecord[]>;
  /** Ends an order that nobody wants any more; what the reader has done of it stays. @returns whether it was open */
  cancelOrder(key: number): Promise<boolean>;
  ask(readerId: string, order: PushOrder): Promise<OrderRecord | "NO_SUCH_READER" | "TOO_MANY">;
}
