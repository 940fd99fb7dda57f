import { addDays } from "../domain/dates.ts";
import { toRecordWork } from "../domain/records/dirty-mark.ts";
import type { RecordStore, WorkResult } from "../domain/records/record-store.ts";
import type { Database, WriteTransaction } from "./database.ts";
import { keepFaults, retryFaults } from "./fault-keeper.ts";
import { createFeedWriter, type TellDays } from "./feed-writer.ts";
import { holdRecords } from "./hold-records.ts";
import { markJudgedAhead, noteJudged } from "./judged-until.ts";
import { keepDays } from "./kept-days.ts";
import { addMarks, cutMarks, toMark } from "./marks.ts";
import { keepPresence } from "./presence-keeper.ts";
import { listReaderProofs } from "./reader-proof-row.ts";
import { readPersonWork } from "./person-work.ts";

/** Dates that are worked out at once: some ten milliseconds of rules, and as much of writing, in slices. */
const TURN = { daysPerPerson: 92, days: 2_000 };

/** Day records in a database. */
export function createRecordStore({ read, write, writes }: Database): RecordStore {
  const tellDays = createFeedWriter();
  return {
    writes,
    listWork: async (limit, { personKeys, from, to } = {}) => {
      let oldest = read.selectFrom("dirty_mark").select("person_key");
      if (personKeys !== undefined) oldest = oldest.where("person_key", "in", personKeys);
      if (from !== undefined) oldest = oldest.where("to_date", ">=", from);
      if (to !== undefined) oldest = oldest.where("from_date", "<=", to);
      const keys = (await oldest.orderBy("token").limit(limit).execute()).map(({ person_key }) => person_key);
      const marks = read.selectFrom("dirty_mark").selectAll().where("person_key", "in", keys).orderBy("token");
      return keys.length === 0 ? [] : toRecordWork((await marks.execute()).map(toMark), { ...TURN, from, to });
    },
    readWork: (work) => readPersonWork(read, work),
    listReaders: () => listReaderProofs(read),
    saveResults: (results, atMs) =>
      write((transaction) => saveResults(transaction, results, { atMs, tellDays }), { isRepeatable: true }),
    markDue: (nowMs) =>
      write(
        async (transaction) =>
          (await markJudgedAhead(transaction, nowMs)) +
          (await markDue(transaction, nowMs)) +
          (await retryFaults(transaction, nowMs)),
        { isRepeatable: true },
      ),
    countMarked: async () => {
      const counted = read.selectFrom("dirty_mark").select(({ fn }) => fn.count<number>("token").as("count"));
      return (await counted.executeTakeFirstOrThrow()).count;
    },
  };
}

async function saveResults(
  transaction: WriteTransaction,
  results: readonly WorkResult[],
  { atMs, tellDays }: { readonly atMs: number; readonly tellDays: TellDays },
): Promise<void> {
  if (results.length === 0) return;
  const held = await holdRecords(transaction, results, atMs);
  await tellDays(transaction, await keepDays(transaction, results, { held, atMs }), atMs);
  const work = results.map((result) => result.work);
  await keepPresence(transaction, results);
  await cutMarks(transaction, work);
  await keepFaults(transaction, results, atMs);
  await noteJudged(transaction, atMs);
}

const DUE_AT_ONCE = 500;

/** A person's last date may have a next one by now, so the mark reaches a date further. */
async function markDue(transaction: WriteTransaction, nowMs: number): Promise<number> {
  const { tx } = transaction;
  const due = await tx
    .selectFrom("day_record")
    .select(["person_key", "date"])
    .where("next_change_ms", "<=", nowMs)
    .limit(DUE_AT_ONCE)
    .execute();
  if (due.length === 0) return 0;
  await addMarks(
    transaction,
    due.map(({ person_key, date }) => ({ person_key, from_date: date, to_date: addDays(date, 1) })),
  );
  for (const [date, rows] of Map.groupBy(due, (row) => row.date))
    await tx
      .updateTable("day_record")
      .set({ next_change_ms: null })
      .where("date", "=", date)
      .where(
        "person_key",
        "in",
        rows.map(({ person_key }) => person_key),
      )
      .execute();
  return due.length;
}
