import type { FeedHead } from "../../domain/ledger.ts";
import type { AppendEntry, MutableHead, NewEntry } from "../mutable-head.ts";
import type { Ask } from "./connections.ts";
import { toSchemaName } from "./names.ts";
import type { Transact } from "./transactions.ts";

/** A transaction that may move the head. */
export interface FeedTransaction {
  readonly ask: Ask;
  readonly head: MutableHead;
  readonly append: AppendEntry;
}

/** Moves the head and appends to the feed, both inside the transaction of the change itself. */
export interface FeedWriter {
  /** Runs `change` in one transaction that holds the head, then tells the watchers if the head moved. */
  readonly commit: <T>(change: (transaction: FeedTransaction) => Promise<T>) => Promise<T>;
}

/** Who hears that the head moved: here, and in the other processes of the place. */
export interface HeadNews {
  readonly tell: () => void;
  /** How this process signs what it tells the others. */
  readonly signature: string;
}

/** @throws {RangeError} where there is none */
export async function readHead(ask: Ask, lock: "" | "FOR UPDATE" = ""): Promise<FeedHead & MutableHead> {
  const [row] = await ask<FeedHead & MutableHead>(`SELECT epoch, seq, chain FROM head ${lock}`);
  if (row === undefined) throw new RangeError("the ledger has no head row");
  return row;
}

/**
 * Creates the feed writer. The head row is held until the transaction ends: whoever comes next has the next numbers, in this
 * process or in another, and the numbers are in the order of the commits.
 */
export function createFeedWriter(placeId: string, transact: Transact, news: HeadNews): FeedWriter {
  const channel = toSchemaName(placeId);
  return {
    commit: async (change) => {
      const [result, hasMoved] = await transact(async (ask) => {
        const { seq, chain } = await readHead(ask, "FOR UPDATE");
        const head: MutableHead = { seq, chain };
        const entries: (NewEntry & { readonly seq: number })[] = [];
        const append: AppendEntry = (entry) => {
          head.seq += 1;
          entries.push({ ...entry, seq: head.seq });
        };
        const changed = await change({ ask, head, append });
        if (entries.length > 0) {
          await insertEntries(ask, entries);
          await ask("UPDATE head SET seq = ?, chain = ?", [head.seq, head.chain]);
          await ask("SELECT pg_notify(?, ?)", [channel, news.signature]);
        }
        return [changed, entries.length > 0] as const;
      });
      if (hasMoved) news.tell();
      return result;
    },
  };
}

async function insertEntries(ask: Ask, entries: readonly (NewEntry & { readonly seq: number })[]): Promise<void> {
  await ask(
    `INSERT INTO feed (seq, kind, ref, row_key, body)
     SELECT * FROM unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[])`,
    [
      entries.map(({ seq }) => seq),
      entries.map(({ kind }) => kind),
      entries.map(({ ref }) => ref),
      entries.map(({ rowKey }) => rowKey ?? null),
      entries.map(({ body }) => (body === undefined ? null : JSON.stringify(body))),
    ],
  );
}
