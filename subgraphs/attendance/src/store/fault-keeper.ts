import { cutFromMarks, type DateStretch } from "../domain/records/dirty-mark.ts";
import type { WorkResult } from "../domain/records/record-store.ts";
import type { WriteTransaction } from "./database.ts";
import { addMarks, toMark } from "./marks.ts";

/**
 * Keeps who has no records for a fault, and on which dates: it lasts until each of them was worked out. Where some are, the
 * others of their stretch are tried again, for whatever was mended may have been in their way too.
 */
export async function keepFaults(
  transaction: WriteTransaction,
  results: readonly WorkResult[],
  atMs: number,
): Promise<void> {
  const keys = results.map(({ work }) => work.personKey);
  const failed = results.filter((result) => result.kind === "FAULT");
  const known = await listStretches(transaction, keys);
  const { gone, marked: left } = cutFromMarks(
    known,
    results.map(({ work }) => ({ ...work, token: 0 })),
  );
  const cut = known.filter(({ token }) => gone.includes(token));
  const faulted = new Set(failed.map(({ work }) => work.personKey));
  await replaceStretches(transaction, { cut, kept: [...left, ...failed.map(({ work }) => work)], atMs });
  await keepReasons(transaction, failed, atMs);
  const standing = new Set([...known.filter((each) => !cut.includes(each)), ...left].map(({ personKey }) => personKey));
  const over = keys.filter((key) => !faulted.has(key) && !standing.has(key));
  const isOver = transaction.isAmong("person_key", over);
  if (over.length > 0) await transaction.tx.deleteFrom("record_fault").where(isOver).execute();
  const mended = left.filter(({ personKey }) => !faulted.has(personKey));
  if (mended.length > 0) await addMarks(transaction, mended.map(toNewMark));
}

const DAY_MS = 86_400_000;
const RETRIED_AT_ONCE = 500;

/** Marks the dates that were last tried a day ago: what a fault follows from may have changed unseen. @returns how many */
export async function retryFaults(transaction: WriteTransaction, nowMs: number): Promise<number> {
  const { tx } = transaction;
  const due = await tx
    .selectFrom("record_fault_stretch")
    .selectAll()
    .where("tried_ms", "<=", nowMs - DAY_MS)
    .limit(RETRIED_AT_ONCE)
    .execute();
  if (due.length === 0) return 0;
  await addMarks(
    transaction,
    due.map(({ person_key, from_date, to_date }) => ({ person_key, from_date, to_date })),
  );
  for (const { person_key, from_date } of due)
    await tx
      .updateTable("record_fault_stretch")
      .set({ tried_ms: nowMs })
      .where("person_key", "=", person_key)
      .where("from_date", "=", from_date)
      .execute();
  return due.length;
}

/** With tokens of their own, below those of any work. */
async function listStretches({ tx, isAmong }: WriteTransaction, keys: readonly number[]) {
  const rows = await tx.selectFrom("record_fault_stretch").selectAll().where(isAmong("person_key", keys)).execute();
  return rows.map((row, index) => toMark({ ...row, token: -1 - index }));
}

interface Replaced {
  readonly cut: readonly DateStretch[];
  readonly kept: readonly DateStretch[];
  readonly atMs: number;
}

async function replaceStretches({ tx }: WriteTransaction, { cut, kept, atMs }: Replaced): Promise<void> {
  for (const { personKey, from } of cut)
    await tx
      .deleteFrom("record_fault_stretch")
      .where("person_key", "=", personKey)
      .where("from_date", "=", from)
      .execute();
  const rows = kept.map((stretch) => ({ ...toNewMark(stretch), tried_ms: atMs }));
  if (rows.length > 0) await tx.insertInto("record_fault_stretch").values(rows).execute();
}

/** The last reason, since the first. */
async function keepReasons(
  { tx }: WriteTransaction,
  failed: readonly Extract<WorkResult, { kind: "FAULT" }>[],
  atMs: number,
): Promise<void> {
  for (const { work, message } of failed)
    await tx
      .insertInto("record_fault")
      .values({ person_key: work.personKey, message, since_ms: atMs })
      .onConflict((known) => known.column("person_key").doUpdateSet({ message }))
      .execute();
}

function toNewMark({ personKey, from, to }: DateStretch) {
  return { person_key: personKey, from_date: from, to_date: to };
}
