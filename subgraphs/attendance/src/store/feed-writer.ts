import type { BulkTarget } from "./bulk-upsert.ts";
import type { WriteTransaction } from "./database.ts";

/** A day whose record is another than it was, or is gone. */
export interface MovedDay {
  readonly personKey: number;
  readonly date: string;
  readonly placeId: string;
  /** Empty for none. */
  readonly departmentId: string;
}

/** Appends to the change feed, in the transaction of what changed. */
export type TellDays = (transaction: WriteTransaction, days: readonly MovedDay[], atMs: number) => Promise<void>;

/** What is kept for a follower that is away. */
export interface FeedLimits {
  readonly lines: number;
  readonly ms: number;
}

const LIMITS: FeedLimits = { lines: 200_000, ms: 7 * 86_400_000 };
const HOUR_MS = 3_600_000;

const FEED_LINES: BulkTarget = {
  table: "feed_line",
  columns: [
    ["person_key", "INTEGER"],
    ["date", "TEXT"],
    ["seq", "INTEGER"],
    ["at_ms", "INTEGER"],
    ["place_id", "TEXT"],
    ["department_id", "TEXT"],
  ],
  key: ["person_key", "date"],
  onKnown: ["seq", "at_ms", "place_id", "department_id"],
};

/**
 * Creates the writer of one process. Each number is greater than the moment in milliseconds: a store that lost its last transactions with
 * the machine, or was put back from a backup, gives no number again that a follower has seen.
 */
export function createFeedWriter(limits = LIMITS): TellDays {
  let prunedMs = Number.NEGATIVE_INFINITY;
  let added = 0;
  return async (transaction, days, atMs) => {
    if (days.length === 0) return;
    const first = await takeNumbers(transaction, days.length, atMs);
    const lines = days.map(({ personKey, date, placeId, departmentId }, index) => [
      ...[personKey, date, first + index, atMs, placeId, departmentId],
    ]);
    await transaction.upsert(FEED_LINES, lines);
    added += days.length;
    if (Math.abs(atMs - prunedMs) < HOUR_MS && added < limits.lines / 20) return; // a clock may be put back
    await prune(transaction, limits, atMs);
    [prunedMs, added] = [atMs, 0]; // where the transaction fails, what it took away goes an hour later
  };
}

/** The number that the next line gets: greater than any before and than the moment. */
export async function readNextNumber({ tx }: Pick<WriteTransaction, "tx">, atMs: number): Promise<number> {
  const { seq } = await tx.selectFrom("feed_head").select("seq").executeTakeFirstOrThrow();
  return Math.max(seq, Math.floor(atMs)) + 1;
}

/** @returns the first of as many numbers as are asked for */
export async function takeNumbers(transaction: WriteTransaction, count: number, atMs: number): Promise<number> {
  const first = await readNextNumber(transaction, atMs);
  await transaction.tx
    .updateTable("feed_head")
    .set({ seq: first + count - 1 })
    .execute();
  return first;
}

/**
 * Takes away what is too old, or too much; whoever has not read it begins anew. Whoever has read all that was there goes on: numbers jump,
 * so the floor is the last line that is gone, not what lies below the first that is left.
 */
async function prune({ tx }: WriteTransaction, limits: FeedLimits, atMs: number): Promise<void> {
  const seqs = tx.selectFrom("feed_line").select("seq");
  const young = await seqs
    .where("at_ms", ">=", atMs - limits.ms)
    .orderBy("seq")
    .limit(1)
    .executeTakeFirst();
  const many = await seqs.orderBy("seq", "desc").offset(limits.lines).limit(1).executeTakeFirst();
  const last = Math.max((young?.seq ?? 0) - 1, many?.seq ?? 0);
  const gone = await seqs.where("seq", "<=", last).orderBy("seq", "desc").limit(1).executeTakeFirst();
  if (gone === undefined) return;
  await tx.deleteFrom("feed_line").where("seq", "<=", gone.seq).execute();
  await tx.updateTable("feed_head").set({ floor_seq: gone.seq }).execute();
}
