import type { DeviceEvent } from "@biometricflow/zk/client/device-event";
import type { AttendanceEvent } from "@biometricflow/zk/codec/realtime-event";
import type { LedgerWriter } from "../domain/ledger.ts";
import type { LedgerRow, ReaderRow } from "../domain/punch.ts";

/** What an intake needs of its visit. */
export interface LiveIntakeOptions {
  readonly readerId: string;
  readonly ledger: LedgerWriter;
  /** The row that an event announces; `undefined` when only the log can tell. */
  readonly toReaderRow: (event: AttendanceEvent) => ReaderRow | undefined;
  readonly toLedgerRows: (rows: readonly ReaderRow[]) => readonly LedgerRow[];
  /** Something arrived that makes a comparison of the counts worth while. */
  readonly onArrival: (arrival: { readonly hasUnknownPin: boolean; readonly isUnreadable: boolean }) => void;
  /** Rows could not be stored; the reader still has them. */
  readonly onFailure: (error: unknown) => void;
}

/** Takes live punches into the ledger as they come; those of one turn in one transaction. */
export interface LiveIntake {
  push(event: DeviceEvent): void;
  /** Begins to remember what is stored, and forgets what was. */
  beginRead(): void;
  /** Live rows stored since `beginRead` that are not among the digests of the read. */
  countOutside(digests: ReadonlySet<string>): number;
  /** Resolves when everything pushed so far is stored. */
  settle(): Promise<void>;
}

/** Creates the intake of one visit. */
export function createLiveIntake(options: LiveIntakeOptions): LiveIntake {
  const stored = new Set<string>();
  let queue: ReaderRow[] = [];
  let flushing: Promise<void> | undefined;

  const flush = async (): Promise<void> => {
    await Promise.resolve(); // one transaction for all events of one piece of the stream
    while (queue.length > 0) {
      const rows = options.toLedgerRows(queue);
      queue = [];
      for (const { digest } of rows) stored.add(digest);
      const { hasUnknownPin } = await options.ledger.recordRows(options.readerId, rows);
      options.onArrival({ hasUnknownPin, isUnreadable: false });
    }
  };
  const startFlush = (): void => {
    flushing ??= flush()
      .catch(options.onFailure)
      .finally(() => {
        flushing = undefined;
      });
  };
  return {
    push: (event) => {
      if (event.kind === "UNREADABLE") options.onArrival({ hasUnknownPin: false, isUnreadable: true });
      if (event.kind !== "PUNCHES") return;
      for (const punch of event.punches) {
        const row = options.toReaderRow(punch);
        if (row === undefined) options.onArrival({ hasUnknownPin: false, isUnreadable: true });
        else queue.push(row);
      }
      if (queue.length > 0) startFlush();
    },
    beginRead: () => stored.clear(),
    countOutside: (digests) => [...stored].filter((digest) => !digests.has(digest)).length,
    settle: async () => {
      await flushing;
    },
  };
}
