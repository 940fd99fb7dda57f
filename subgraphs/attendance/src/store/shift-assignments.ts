import { decide } from "../domain/rules/shift-book.ts";
import { listDifferences } from "../domain/rules/stretches.ts";
import type { ShiftAssignment, ShiftTarget } from "../domain/shifts/named-shift.ts";
import { ShiftRefusal } from "../domain/shifts/shift-store.ts";
import { recordChange } from "./change-log.ts";
import type { WriteTransaction } from "./database.ts";
import { markTarget } from "./people-marks.ts";
import { toAssignment } from "./person-shifts.ts";
import { readBook, refuseBook, refusePerson, type ShiftTerms } from "./shift-rules.ts";

/** Gives a target a shift. */
export async function assignShift(
  transaction: WriteTransaction,
  assignment: ShiftAssignment,
  terms: ShiftTerms,
): Promise<ShiftAssignment> {
  const { tx } = transaction;
  const { target, from, to, shiftId } = assignment;
  await checkTarget(transaction, assignment, terms);
  const given = { to_date: to ?? null, shift_id: shiftId };
  const known = await findAssignment(transaction, target, from);
  if (known?.to === to && known?.shiftId === shiftId) return assignment;
  const row = { target_kind: target.kind, target_id: target.id, from_date: from, ...given };
  await changeAssignment(transaction, target, terms, async () => {
    await tx
      .insertInto("shift_assignment")
      .values(row)
      .onConflict((known) => known.columns(["target_kind", "target_id", "from_date"]).doUpdateSet(given))
      .execute();
  });
  const audited = { before: known, after: assignment };
  await recordChange(transaction, terms.act, {
    action: "assignShift",
    subject: target.id,
    detail: assignment,
    audited,
  });
  return assignment;
}

/** Takes back what a target was given from a date on. */
export async function unassignShift(
  transaction: WriteTransaction,
  { target, from }: Pick<ShiftAssignment, "target" | "from">,
  terms: ShiftTerms,
): Promise<ShiftAssignment> {
  const { kind, id } = target;
  const known = await findAssignment(transaction, target, from);
  if (known === undefined)
    throw new ShiftRefusal([{ key: "from", found: from, expected: `a date from which ${id} was given a shift` }]);
  await changeAssignment(transaction, target, terms, async () => {
    await transaction.tx
      .deleteFrom("shift_assignment")
      .where("target_kind", "=", kind)
      .where("target_id", "=", id)
      .where("from_date", "=", from)
      .execute();
  });
  await recordChange(transaction, terms.act, {
    action: "unassignShift",
    subject: id,
    detail: known,
    audited: { before: known },
  });
  return known;
}

async function findAssignment(
  { tx }: WriteTransaction,
  { kind, id }: ShiftTarget,
  from: string,
): Promise<ShiftAssignment | undefined> {
  const own = tx.selectFrom("shift_assignment").selectAll().where("target_kind", "=", kind).where("target_id", "=", id);
  const row = await own.where("from_date", "=", from).executeTakeFirst();
  return row && toAssignment(row);
}

/** A change of what a target was given, with the checks and marks that follow. */
async function changeAssignment(
  transaction: WriteTransaction,
  target: ShiftTarget,
  { act, places }: ShiftTerms,
  change: () => Promise<void>,
): Promise<void> {
  const before = await readBook(transaction.tx);
  const shiftsBefore = await readShiftsOf(transaction, target);
  await change();
  if (target.kind === "PERSON") await refusePerson(transaction, await findKey(transaction, target.id), places);
  else await refuseBook(transaction, before, places);
  const ranges = listDifferences(shiftsBefore, await readShiftsOf(transaction, target));
  await markTarget(transaction, target, { ranges, nowMs: act.atMs });
}

async function readShiftsOf({ tx }: WriteTransaction, { kind, id }: ShiftTarget) {
  const own = tx.selectFrom("shift_assignment").selectAll().where("target_kind", "=", kind);
  return decide((await own.where("target_id", "=", id).execute()).map(toAssignment));
}

async function checkTarget(
  { tx }: WriteTransaction,
  { target: { kind, id }, shiftId }: ShiftAssignment,
  { places }: ShiftTerms,
): Promise<void> {
  const isKnown =
    kind === "PLACE"
      ? places.some((place) => place.id === id)
      : (await tx
          .selectFrom(kind === "PERSON" ? "person" : "department")
          .select("id")
          .where("id", "=", id)
          .executeTakeFirst()) !== undefined;
  if (!isKnown) throw new ShiftRefusal([{ key: "targetId", found: id, expected: `the id of a ${kind.toLowerCase()}` }]);
  const shift = await tx.selectFrom("shift").select("id").where("id", "=", shiftId).executeTakeFirst();
  if (shift === undefined) throw new ShiftRefusal([{ key: "shiftId", found: shiftId, expected: "the id of a shift" }]);
}

async function findKey({ tx }: WriteTransaction, id: string): Promise<number> {
  const found = await tx.selectFrom("person").select("key").where("id", "=", id).executeTakeFirst();
  return found?.key ?? 0;
}
