import type { ClaimRefusal } from "../serials/serial-claim.ts";
import type { PunchRecord } from "../punch.ts";
import type { LineFault } from "./row-file.ts";
import type { ToldPunch } from "./recorded-punch.ts";

/** What became of a told punch. */
export type RecordOutcome =
  /** The stored row, set aside or a punch; `isNew` false when it was told before. */
  | { readonly kind: "RECORDED"; readonly row: PunchRecord; readonly isNew: boolean }
  /** The place takes none by this channel. */
  | { readonly kind: "REFUSED" }
  /** The key belongs to another punch. */
  | { readonly kind: "KEY_TAKEN" }
  /** Whoever tells it tells too many. */
  | { readonly kind: "TOO_MANY" };

/** A file of rows, and who wants what done with it. */
export interface ImportWish {
  readonly readerId: string;
  readonly bytes: Buffer;
  /** Its bytes are UTF-8, whatever the reader writes. */
  readonly isText: boolean;
  readonly fileName: string | undefined;
  /** Only says what would happen. */
  readonly isDryRun: boolean;
  /** Takes the other lines where some do not do. */
  readonly skipsFaulty: boolean;
  readonly by: string;
  /** Set off when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** What an import did, or would do; in rows of the ledger, identical lines joined. */
export interface ImportReport {
  readonly isDone: boolean;
  /** Lines that are rows. */
  readonly rows: number;
  readonly added: number;
  /** Known, and found to be more copies. */
  readonly revised: number;
  readonly known: number;
  /** Of those added. */
  readonly setAside: number;
  /** The first of them. */
  readonly faults: readonly LineFault[];
  readonly faultyLines: number;
}

/** What became of a file. */
export type ImportOutcome =
  | { readonly kind: "REPORT"; readonly report: ImportReport }
  | { readonly kind: "NO_SUCH_READER" }
  /** The reader was never reached: nobody knows its serial number, which is part of the identity of its rows. */
  | { readonly kind: "NO_SERIAL" }
  /** Its log was never read: nobody knows how it names people, which is part of the identity of its rows. */
  | { readonly kind: "NOT_READ" }
  /** Another place has it, or nobody has said yet whose it is. */
  | { readonly kind: "NOT_OURS"; readonly refusal: ClaimRefusal }
  /** The name of the file is that of another reader. */
  | { readonly kind: "OTHER_READER"; readonly serialNumber: string }
  | { readonly kind: "TOO_MANY_LINES"; readonly most: number }
  /** Too many files wait already. */
  | { readonly kind: "BUSY" };

/** Port: takes rows that no reader brings. Every promise settles after they are on disk. */
export interface RowIntake {
  /** @param by who tells it */
  recordPunch(told: ToldPunch, by: string): Promise<RecordOutcome>;
  /** One file after the other. */
  importRows(wish: ImportWish): Promise<ImportOutcome>;
}
