import { addDays } from "../domain/dates.ts";
import { toRecordWork } from "../domain/records/dirty-mark.ts";
import { toFlagBits } from "../domain/records/day-row.ts";
import type { KeptRow, RecordStore, WorkResult } from "../domain/records/record-store.ts";
import type { BulkColumn, BulkTarget, ColumnValue } from "./bulk-upsert.ts";
import type { Database, WriteTransaction } from "./database.ts";
import { keepFaults, retryFaults } from "./fault-keeper.ts";
import { holdRecords } from "./hold-records.ts";
import { markJudgedAhead, noteJudged } from "./judged-until.ts";
import { addMarks, cutMarks, toMark } from "./marks.ts";
import { keepPresence } from "./presence-keeper.ts";
import { listReaderProofs } from "./reader-proof-row.ts";
import { readPersonWork } from "./person-work.ts";

/** Dates that are worked out at once: some ten milliseconds of rules, and as much of writing, in slices. */
const TURN = { daysPerPerson: 92, days: 2_000 };

/** Day records in a database. */
export function createRecordStore({ read, write, writes }: Database): RecordStore {
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
      write((transaction) => saveResults(transaction, results, atMs), { isRepeatable: true }),
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

async function saveResults(transaction: WriteTransaction, results: readonly WorkResult[], atMs: number): Promise<void> {
  if (results.length === 0) return;
  const { upsert } = transaction;
  const held = await holdRecords(transaction, results, atMs);
  await removeOthers(transaction, results, held);
  const rows = results.flatMap((result) => {
    const free = result.kind === "ROWS" ? result.rows.filter(({ date }) => !held(result).has(date)) : [];
    return free.map((row) => toValues(row, result.work.personKey));
  });
  await upsert(DAY_RECORDS, rows);
  const work = results.map((result) => result.work);
  await keepPresence(transaction, results);
  await cutMarks(transaction, work);
  await keepFaults(transaction, results, atMs);
  await noteJudged(transaction, atMs);
}

/** Removes the records that stand on dates of the work which have none any more: for most people the same dates. */
async function removeOthers(
  { tx, isAmong }: WriteTransaction,
  results: readonly WorkResult[],
  held: (result: WorkResult) => ReadonlySet<string>,
): Promise<void> {
  const gaps = results.flatMap((result) => {
    const { personKey, from, to } = result.work;
    const kept = new Set([...(result.kind === "ROWS" ? result.rows.map(({ date }) => date) : []), ...held(result)]);
    return listGaps(from, to, [...kept].toSorted()).map((gap) => ({ ...gap, personKey }));
  });
  for (const [, same] of Map.groupBy(gaps, ({ from, to }) => `${from} ${to}`)) {
    const [{ from, to } = { from: "", to: "" }] = same;
    const keys = same.map(({ personKey }) => personKey);
    const gone = tx.deleteFrom("day_record").where(isAmong("person_key", keys));
    await gone.where("date", ">=", from).where("date", "<=", to).execute();
  }
}

/** The stretches between dates that are in order. */
function listGaps(from: string, to: string, dates: readonly string[]) {
  const begins = [from, ...dates.map((date) => addDays(date, 1))];
  const ends = [...dates.map((date) => addDays(date, -1)), to];
  return begins.map((begin, index) => ({ from: begin, to: ends[index] ?? to })).filter((gap) => gap.from <= gap.to);
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

const COLUMNS: readonly BulkColumn[] = [
  ["date", "TEXT"],
  ["person_key", "INTEGER"],
  ["place_id", "TEXT"],
  ["department_id", "TEXT"],
  ["shift_id", "TEXT"],
  ["status", "TEXT"],
  ["flags", "INTEGER"],
  ["check_in_ms", "INTEGER"],
  ["check_out_ms", "INTEGER"],
  ["presence_minutes", "INTEGER"],
  ["worked_minutes", "INTEGER"],
  ["expected_minutes", "INTEGER"],
  ["late_minutes", "INTEGER"],
  ["early_leave_minutes", "INTEGER"],
  ["overtime_minutes", "INTEGER"],
  ["progress_tenths", "INTEGER"],
  ["kept_punches", "INTEGER"],
  ["dropped_duplicates", "INTEGER"],
  ["is_proved", "INTEGER"],
  ["is_final", "INTEGER"],
  ["next_change_ms", "INTEGER"],
  ["corrections", "INTEGER"],
  ["is_lost", "INTEGER"],
];
const DAY_RECORDS: BulkTarget = {
  table: "day_record",
  columns: COLUMNS,
  key: ["date", "person_key"],
  onKnown: COLUMNS.map(([name]) => name).filter((name) => name !== "date" && name !== "person_key"),
};

function toValues(row: KeptRow, personKey: number): readonly ColumnValue[] {
  return [
    row.date,
    personKey,
    row.placeId,
    row.departmentId ?? "",
    row.shiftId ?? "",
    row.status,
    toFlagBits(row.flags),
    row.checkInMs ?? null,
    row.checkOutMs ?? null,
    row.presenceMinutes,
    row.workedMinutes,
    row.expectedMinutes,
    row.lateMinutes,
    row.earlyLeaveMinutes,
    row.overtimeMinutes,
    row.progressPct === undefined ? null : Math.round(row.progressPct * 10),
    row.keptPunches,
    row.droppedDuplicates,
    row.completeness === "PROVED" ? 1 : 0,
    row.isFinal ? 1 : 0,
    row.nextChangeMs ?? null,
    row.corrections,
    row.isLost ? 1 : 0,
  ];
}
