import type { LedgerRow } from "../punch.ts";
import type { Erasure } from "./erasure.ts";

/**
 * Port: who was erased from a place. It is kept beside the store and not in it: a store that comes back from a backup does not know.
 * Every change is on disk when the call returns.
 */
export interface ErasureList {
  /** What changes with the list. */
  readonly version: () => string;
  /** In the order in which they were asked for. */
  readonly list: () => readonly Erasure[];
  readonly find: (id: string) => Erasure | undefined;
  readonly add: (erasure: Erasure) => void;
  /** @returns the erasure as it is then; `undefined` where there is none */
  readonly change: (id: string, change: (known: Erasure) => Erasure) => Erasure | undefined;
}

/** Port: what a ledger can do about one person. */
export interface LedgerEraser {
  /** The erasures that this ledger has had; one that was restored lacks those since its backup. */
  listErased(): Promise<ReadonlySet<string>>;
  /** Takes a person out of everything that the store has, in one transaction; followers are told. @returns of how many rows */
  erasePerson(order: EraseOrder): Promise<number>;
  /** Makes the store's files anew, so that nothing of what was taken out is left in their gaps. */
  compact(): Promise<void>;
}

/** Whom to take out of a store. */
export interface EraseOrder {
  readonly id: string;
  readonly hash: string;
  readonly pseudonym: string;
  readonly nowMs: number;
  readonly isPin: (pin: string) => boolean;
  /** Whether a row with such a PIN is one of the person. */
  readonly isOwn: (readerId: string, row: Pick<LedgerRow, "atMs" | "setAside" | "raw">) => boolean;
}
