import type { Kysely } from "kysely";
import { type AbsenceKind, findKindFault } from "../domain/absences/absence-kind.ts";
import type { AbsenceAct, SavedKind } from "../domain/absences/absence-store.ts";
import { recordChange } from "./change-log.ts";
import type { Tables, WriteTransaction } from "./database.ts";

/** Every kind, in the order of names. */
export async function listKinds(read: Kysely<Tables>): Promise<readonly AbsenceKind[]> {
  const rows = await read.selectFrom("absence_kind").selectAll().orderBy("name").orderBy("id").execute();
  return rows.map(({ arabic_name, paid, ...kind }) => ({
    ...kind,
    arabicName: arabic_name || undefined,
    paid: paid === null ? undefined : paid === 1,
  }));
}

/** Puts a kind in the place of the one with its id. */
export async function saveKind(transaction: WriteTransaction, kind: AbsenceKind, act: AbsenceAct): Promise<SavedKind> {
  const { tx } = transaction;
  const known = await listKinds(tx);
  const fault = findKindFault(kind, known);
  if (fault !== undefined) return { kind: "FAULT", fault };
  const { id, arabicName, paid, ...texts } = kind;
  const row = { ...texts, arabic_name: arabicName ?? "", paid: paid === undefined ? null : Number(paid) };
  await tx
    .insertInto("absence_kind")
    .values({ id, ...row })
    .onConflict((known) => known.column("id").doUpdateSet(row))
    .execute();
  const audited = { before: known.find((one) => one.id === id), after: kind };
  await recordChange(transaction, act, { action: act.action, subject: id, detail: kind, audited });
  return { kind: "SAVED", absenceKind: kind };
}

/** Takes a kind away that no absence is of. */
export async function removeKind(transaction: WriteTransaction, id: string, act: AbsenceAct): Promise<SavedKind> {
  const { tx } = transaction;
  const kind = (await listKinds(tx)).find((one) => one.id === id);
  if (kind === undefined) return { kind: "FAULT", fault: { argument: "id", expected: "the id of a kind" } };
  const used = await tx
    .selectFrom("absence")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("kind_id", "=", id)
    .executeTakeFirstOrThrow();
  if (used.count > 0)
    return { kind: "FAULT", fault: { argument: "id", expected: `a kind of no absence; ${used.count} are of it` } };
  await tx.deleteFrom("absence_kind").where("id", "=", id).execute();
  await recordChange(transaction, act, { action: act.action, subject: id, detail: kind, audited: { before: kind } });
  return { kind: "SAVED", absenceKind: kind };
}
