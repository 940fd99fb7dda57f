import type { Database } from "better-sqlite3";
import type { FeedHead } from "../../domain/ledger.ts";
import type { AppendEntry, MutableHead } from "../mutable-head.ts";

/** Moves the head and appends to the feed, both inside the transaction of the change itself. */
export interface FeedWriter {
  readHead(): FeedHead;
  /** Runs `change` in one transaction with the head, then tells the watchers if the head moved. */
  commit<T>(change: (head: MutableHead, append: AppendEntry) => T): T;
  watch(onHead: () => void): () => void;
}

/** Creates the reading of the head; the connection may be one that only reads. */
export function createHeadReader(db: Database): () => FeedHead & MutableHead {
  const selectHead = db.prepare<[], FeedHead & MutableHead>("SELECT epoch, seq, chain FROM head");
  return () => {
    const row = selectHead.get();
    if (row === undefined) throw new RangeError("the ledger has no head row");
    return row;
  };
}

/** Creates the feed writer of an open database. */
export function createFeedWriter(db: Database): FeedWriter {
  const readRow = createHeadReader(db);
  const updateHead = db.prepare("UPDATE head SET seq = ?, chain = ?");
  const insertEntry = db.prepare("INSERT INTO feed (seq, kind, ref, row_key, body) VALUES (?, ?, ?, ?, ?)");
  const watchers = new Set<() => void>();

  const runChange = <T>(change: (head: MutableHead, append: AppendEntry) => T): [T, boolean] => {
    const { seq, chain } = readRow();
    const head: MutableHead = { seq, chain };
    const result = change(head, ({ kind, ref, rowKey, body }) => {
      head.seq += 1;
      insertEntry.run(head.seq, kind, ref, rowKey ?? null, body === undefined ? null : JSON.stringify(body));
    });
    if (head.seq !== seq) updateHead.run(head.seq, head.chain);
    return [result, head.seq !== seq];
  };
  return {
    readHead: () => {
      const { epoch, seq } = readRow();
      return { epoch, seq };
    },
    commit: (change) => {
      const [result, hasMoved] = db.transaction(() => runChange(change)).immediate();
      if (hasMoved) for (const onHead of watchers) onHead();
      return result;
    },
    watch: (onHead) => {
      watchers.add(onHead);
      return () => watchers.delete(onHead);
    },
  };
}
