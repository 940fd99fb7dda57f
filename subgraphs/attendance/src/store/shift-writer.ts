import type { ShiftBook } from "../domain/rules/shift-book.ts";
import { listDifferences } from "../domain/rules/stretches.ts";
import type { Act } from "../domain/people/people-store.ts";
import type { NamedShift } from "../domain/shifts/named-shift.ts";
import { refuseStale } from "../domain/shifts/shift-revision.ts";
import { ShiftRefusal, type ShiftWriter } from "../domain/shifts/shift-store.ts";
import { recordChange } from "./change-log.ts";
import type { Database, WriteTransaction } from "./database.ts";
import { markKeys, markTarget } from "./people-marks.ts";
import { toAssignment } from "./person-shifts.ts";
import { editRoster, tryRoster } from "./roster-writer.ts";
import { assignShift, unassignShift } from "./shift-assignments.ts";
import { listShifts } from "./shift-reader.ts";
import { readBook, refuseBook, type ShiftPlaces, type ShiftTerms } from "./shift-rules.ts";

/** Changes of shifts in a database. */
export function createShiftWriter(database: Database, places: ShiftPlaces): ShiftWriter {
  const { write } = database;
  return {
    save: (shift, act, revision) => write((transaction) => save(transaction, shift, { act, places, revision })),
    remove: (id, act) => write((transaction) => remove(transaction, id, act)),
    assign: (assignment, act) => write((transaction) => assignShift(transaction, assignment, { act, places })),
    unassign: (target, from, act) =>
      write((transaction) => unassignShift(transaction, { target, from }, { act, places })),
    tryRoster: (edits) => tryRoster(database, edits, places),
    editRoster: (edits, act) => write((transaction) => editRoster(transaction, edits, { act, places })),
  };
}

async function save(
  transaction: WriteTransaction,
  shift: NamedShift,
  { act, places, revision }: ShiftTerms & { readonly revision: string | undefined },
): Promise<NamedShift> {
  const { tx } = transaction;
  const before = await readBook(tx);
  const known = before.shifts.get(shift.id);
  refuseStale(known, shift, revision);
  if (JSON.stringify(known) === JSON.stringify(shift)) return shift;
  const { id, name, colour, letter, versions } = shift;
  const named = { name, colour, letter };
  await tx
    .insertInto("shift")
    .values({ id, ...named })
    .onConflict((other) => other.column("id").doUpdateSet(named))
    .execute();
  await tx.deleteFrom("shift_version").where("shift_id", "=", id).execute();
  const rows = versions.map(({ from, settings }) => ({
    shift_id: id,
    from_date: from,
    settings: JSON.stringify(settings),
  }));
  await tx.insertInto("shift_version").values(rows).execute();
  const after = await readBook(tx);
  await refuseBook(transaction, before, places);
  if (known !== undefined) await markUsers(transaction, id, { before, after, act });
  const sides = { before: known, after: shift };
  await recordChange(transaction, act, { action: "saveShift", subject: id, detail: sides, audited: sides });
  return shift;
}

/** Everybody who may work by the shift on dates on which its hours are others now. */
async function markUsers(
  transaction: WriteTransaction,
  id: string,
  { before, after, act }: { readonly before: ShiftBook; readonly after: ShiftBook; readonly act: Act },
): Promise<void> {
  const { tx } = transaction;
  const nowMs = act.atMs;
  const targets = await tx.selectFrom("shift_assignment").selectAll().where("shift_id", "=", id).execute();
  for (const range of listDifferences(before.hoursOf(id), after.hoursOf(id))) {
    for (const row of targets) {
      const { target, from, to } = toAssignment(row);
      const common = { from: from > range.from ? from : range.from, to: to && to < range.to ? to : range.to };
      if (common.from <= common.to) await markTarget(transaction, target, { ranges: [common], nowMs });
    }
    const rostered = await tx
      .selectFrom("roster_day")
      .select(({ fn }) => ["person_key", fn.min("date").as("from"), fn.max("date").as("to")])
      .where("shift_id", "=", id)
      .where("date", ">=", range.from)
      .where("date", "<=", range.to)
      .groupBy("person_key")
      .execute();
    for (const { person_key, ...own } of rostered) await markKeys(transaction, [person_key], { range: own, nowMs });
  }
}

async function remove(transaction: WriteTransaction, id: string, act: Act): Promise<NamedShift> {
  const { tx } = transaction;
  const known = (await listShifts(tx)).find((shift) => shift.id === id);
  if (known === undefined) throw new ShiftRefusal([{ key: "id", found: id, expected: "the id of a shift" }]);
  const assignments = await tx.selectFrom("shift_assignment").selectAll().where("shift_id", "=", id).execute();
  const roster = tx.selectFrom("roster_day").where("shift_id", "=", id);
  const { days } = await roster.select(({ fn }) => fn.countAll<number>().as("days")).executeTakeFirstOrThrow();
  const uses = [
    ...assignments.slice(0, NAMED_USES).map((row) => `${row.target_kind} ${row.target_id} from ${row.from_date}`),
    ...(assignments.length > NAMED_USES ? [`${assignments.length - NAMED_USES} more assignments`] : []),
    ...(days > 0 ? [`${days} days of rosters`] : []),
  ];
  if (uses.length > 0)
    throw new ShiftRefusal([
      { key: "id", found: `${id}: ${uses.join(", ")}`, expected: "a shift that nobody works by" },
    ]);
  await tx.deleteFrom("shift_version").where("shift_id", "=", id).execute();
  await tx.deleteFrom("shift").where("id", "=", id).execute();
  await recordChange(transaction, act, {
    action: "removeShift",
    subject: id,
    detail: known,
    audited: { before: known },
  });
  return known;
}

/** Of whom a refusal gives the names. */
const NAMED_USES = 20;
