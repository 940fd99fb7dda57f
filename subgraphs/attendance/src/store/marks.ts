import {
  addToMarks,
  cutFromMarks,
  type DirtyMark,
  type MarkChange,
  type RecordWork,
} from "../domain/records/dirty-mark.ts";
import type { BulkTarget } from "./bulk-upsert.ts";
import type { WriteTransaction } from "./database.ts";

/** Dates of a person to be worked out anew. */
export interface NewMark {
  readonly person_key: number;
  readonly from_date: string;
  readonly to_date: string;
}

/** Some milliseconds of the thread that answers everybody. */
const MARKS_AT_ONCE = 4_000;

/** Adds marks, each joined with those of the same person that it touches. */
export async function addMarks(transaction: WriteTransaction, marks: readonly NewMark[]): Promise<void> {
  for (let start = 0; start < marks.length; start += MARKS_AT_ONCE) {
    const some = marks.slice(start, start + MARKS_AT_ONCE);
    const known = await listMarks(
      transaction,
      some.map(({ person_key }) => person_key),
    );
    const added = some.map((mark) => ({ personKey: mark.person_key, from: mark.from_date, to: mark.to_date }));
    await changeMarks(transaction, addToMarks(known, added));
  }
}

/** Takes worked out dates from the marks. */
export async function cutMarks(transaction: WriteTransaction, work: readonly RecordWork[]): Promise<void> {
  const known = await listMarks(
    transaction,
    work.map(({ personKey }) => personKey),
  );
  await changeMarks(transaction, cutFromMarks(known, work));
}

/** A mark of a row. */
export function toMark(row: NewMark & { readonly token: number }): DirtyMark {
  return { personKey: row.person_key, from: row.from_date, to: row.to_date, token: row.token };
}

async function listMarks(
  { tx, isAmong }: WriteTransaction,
  personKeys: readonly number[],
): Promise<readonly DirtyMark[]> {
  const keys = [...new Set(personKeys)];
  return (await tx.selectFrom("dirty_mark").selectAll().where(isAmong("person_key", keys)).execute()).map(toMark);
}

const DIRTY_MARKS: BulkTarget = {
  table: "dirty_mark",
  columns: [
    ["token", "INTEGER"],
    ["person_key", "INTEGER"],
    ["from_date", "TEXT"],
    ["to_date", "TEXT"],
  ],
  key: ["token"],
  onKnown: "KEEP",
};

async function changeMarks({ tx, upsert, isAmong }: WriteTransaction, { gone, marked }: MarkChange): Promise<void> {
  if (gone.length > 0) await tx.deleteFrom("dirty_mark").where(isAmong("token", gone)).execute();
  if (marked.length === 0) return;
  const { last } = await tx
    .updateTable("mark_token")
    .set(({ eb }) => ({ last: eb("last", "+", marked.length) }))
    .returning("last")
    .executeTakeFirstOrThrow();
  const first = last - marked.length + 1;
  await upsert(
    DIRTY_MARKS,
    marked.map(({ personKey, from, to }, index) => [first + index, personKey, from, to]),
  );
}
