import type { LedgerWriter } from "../domain/ledger.ts";
import type { LedgerRow, ReaderRow } from "../domain/punch.ts";

/** What an intake needs. */
export interface IntakeOptions {
  readonly readerId: string;
  readonly ledger: Pick<LedgerWriter, "recordRows">;
  readonly toLedgerRows: (rows: readonly ReaderRow[]) => readonly LedgerRow[];
  /** Rows were stored. */
  readonly onStored: (stored: { readonly hasUnknownPin: boolean }) => void;
  /** Rows could not be stored; the reader still has them. */
  readonly onFailure: (error: unknown) => void;
  /** Lets everything else that is ready run first. */
  readonly yieldTurn: () => Promise<void>;
}

/** Rows of one transaction. People punch one by one; this bounds the turn of a reader that brings them all at once. */
const ROWS_AT_ONCE = 500;

/**
 * Takes the rows of one reader into the ledger as they come, those of one turn in one transaction. It knows of no
 * connection: rows that a reader brings by itself come in the same way as the events of a visit.
 */
export interface Intake {
  /** Resolves when the rows are on disk: to false when they could not be stored. */
  push(rows: readonly ReaderRow[]): Promise<boolean>;
  /** Begins to remember what is stored. */
  beginRead(): void;
  /** Forgets it. */
  endRead(): void;
  /** Rows stored since `beginRead` that the read did not bring. */
  countOutside(wasRead: (digest: string) => boolean): number;
  /** Resolves when everything pushed so far is stored, or its failure reported. */
  settle(): Promise<void>;
}

/** Creates the intake of one reader. */
export function createIntake(options: IntakeOptions): Intake {
  let stored: Set<string> | undefined;
  let queue: ReaderRow[] = [];
  let flushing: Promise<boolean> | undefined;

  const flush = async (): Promise<boolean> => {
    await Promise.resolve(); // one transaction for all events of one piece of the stream
    while (queue.length > 0) {
      const rows = options.toLedgerRows(queue.splice(0, ROWS_AT_ONCE));
      for (const { digest } of rows) stored?.add(digest);
      const { hasUnknownPin } = await options.ledger.recordRows(options.readerId, rows);
      options.onStored({ hasUnknownPin });
      if (queue.length > 0) await options.yieldTurn();
    }
    return true;
  };
  const giveUp = (error: unknown): boolean => {
    queue = [];
    options.onFailure(error);
    return false;
  };
  return {
    push: async (rows) => {
      queue.push(...rows);
      if (queue.length === 0) return true;
      flushing ??= flush()
        .catch(giveUp)
        .finally(() => {
          flushing = undefined;
        });
      return flushing;
    },
    beginRead: () => {
      stored = new Set();
    },
    endRead: () => {
      stored = undefined;
    },
    countOutside: (wasRead) => [...(stored ?? [])].filter((digest) => !wasRead(digest)).length,
    settle: async () => {
      await flushing;
    },
  };
}
