import type { FeedKind } from "../domain/ledger.ts";

/** The head row as it is inside a transaction. */
export interface MutableHead {
  seq: number;
  chain: Buffer;
}

/** One entry to append. */
export interface NewEntry {
  readonly kind: FeedKind;
  readonly ref: string;
  readonly rowKey?: number;
  readonly body?: unknown;
}

/** Moves the head and appends to the feed, both inside the transaction of the change itself. */
export type AppendEntry = (entry: NewEntry) => void;
