import { setImmediate as nextTurn } from "node:timers/promises";
import { type CorrectionDeed, toCorrectionId } from "../domain/corrections/correction.ts";
import { moveCorrection } from "../domain/corrections/correction-state.ts";
import { CorrectionRefusedError } from "../domain/corrections/correction-store.ts";
import { toLocalTime } from "../domain/corrections/local-clock.ts";
import { toInstant } from "../domain/corrections/manual-punch.ts";
import type { CorrectionGroup } from "../domain/corrections/outage-plan.ts";
import { addDays } from "../domain/dates.ts";
import { recordChange } from "./change-log.ts";
import { toDeeds } from "./correction-rows.ts";
import type { WriteTransaction } from "./database.ts";
import { addMarks } from "./marks.ts";
import { type CorrectionTerms, insertDraft } from "./new-correction.ts";

/** Rows of one turn: others read meanwhile. */
const ROWS_PER_TURN = 100;

/** Adds the punches of an outage, all or none. @returns the group's id */
export async function addGroup(
  transaction: WriteTransaction,
  { outage, punches, deed }: CorrectionGroup,
  terms: CorrectionTerms,
): Promise<string> {
  const { tx } = transaction;
  const values = {
    place_id: outage.placeId,
    from_ms: outage.fromMs,
    to_ms: outage.toMs,
    at_ms: deed.atMs,
    actor: deed.actor,
    reason: deed.reason,
  };
  const { key: groupKey } = await tx
    .insertInto("correction_group")
    .values(values)
    .returning("key")
    .executeTakeFirstOrThrow();
  const timeZone = terms.timeZones.get(outage.placeId);
  if (timeZone === undefined) throw new CorrectionRefusedError("placeId", "there is no such place");
  for (const [index, { person, placeId, atMs, stateCode }] of punches.entries()) {
    const localTime = toLocalTime(atMs, timeZone);
    const isSecond = toInstant({ localTime, timeZone, isSecond: false }) !== atMs;
    const draft = { kind: "ADD_PUNCH" as const, personKey: person.key, placeId, localTime, isSecond, stateCode };
    await insertDraft(transaction, { draft, deed, terms, groupKey });
    if (index % ROWS_PER_TURN === ROWS_PER_TURN - 1) await nextTurn();
  }
  await markGroup(transaction, groupKey);
  const detail = { ...outage, punches: punches.length, reason: deed.reason };
  await recordChange(transaction, deed, { action: "correctOutage", subject: `g.${groupKey}`, detail });
  return `g.${groupKey}`;
}

/** Takes everything of a group that is in force out of it again. @returns how many */
export async function revertGroup(transaction: WriteTransaction, id: string, deed: CorrectionDeed): Promise<number> {
  const { tx } = transaction;
  const key = /^g\.[1-9]\d{0,14}$/.test(id) ? Number(id.slice(2)) : 0;
  const rows = await tx
    .selectFrom("correction")
    .selectAll()
    .where("group_key", "=", key)
    .where("state", "=", "IN_FORCE")
    .execute();
  const [state] = moveCorrection("IN_FORCE", deed.move) ?? [];
  if (rows.length === 0 || state === undefined)
    throw new CorrectionRefusedError("id", "nothing of such a group is in force");
  await markGroup(transaction, key);
  for (const [index, row] of rows.entries()) {
    const deeds = JSON.stringify([...toDeeds(row.deeds), deed]);
    await tx.updateTable("correction").set({ state, deeds }).where("key", "=", row.key).execute();
    if (index % ROWS_PER_TURN === ROWS_PER_TURN - 1) await nextTurn();
  }
  const detail = { reason: deed.reason, corrections: rows.map((row) => toCorrectionId(row.key)) };
  await recordChange(transaction, deed, { action: "revertCorrectionGroup", subject: id, detail });
  return rows.length;
}

/** The days of everything in the group that is in force now. */
async function markGroup(transaction: WriteTransaction, groupKey: number): Promise<void> {
  const rows = await transaction.tx
    .selectFrom("correction")
    .select(["person_key", "local_time"])
    .where("group_key", "=", groupKey)
    .where("state", "=", "IN_FORCE")
    .execute();
  await addMarks(
    transaction,
    rows.map(({ person_key, local_time }) => {
      const date = local_time.slice(0, 10);
      return { person_key, from_date: addDays(date, -2), to_date: addDays(date, 1) };
    }),
  );
}
