import type { Kysely } from "kysely";
import {
  type Correction,
  type CorrectionDeed,
  fromCorrectionId,
  toCorrectionId,
} from "../domain/corrections/correction.ts";
import type { CorrectionAction, CorrectionMove } from "../domain/corrections/correction-state.ts";
import { checkMove } from "../domain/corrections/check-move.ts";
import { CorrectionRefusedError, type CorrectionStore } from "../domain/corrections/correction-store.ts";
import type { Identity } from "../domain/people/identity.ts";
import { addDays } from "../domain/dates.ts";
import { recordChange } from "./change-log.ts";
import { addGroup, revertGroup } from "./correction-groups.ts";
import { countCorrections, findCorrection, listCorrections } from "./correction-reader.ts";
import { type CorrectionRow, toDeeds } from "./correction-rows.ts";
import type { Database, Tables, WriteTransaction } from "./database.ts";
import { addMarks } from "./marks.ts";
import { insertDraft } from "./new-correction.ts";
import { markDates } from "./punch-marks.ts";
import { findPunchOwner } from "./punch-owner.ts";

/**
 * Corrections in a database.
 *
 * @param timeZones IANA zone of each place, by its id
 * @param identity whether PINs are of places
 */
export function createCorrectionStore(
  { read, write }: Database,
  timeZones: ReadonlyMap<string, string>,
  identity: Identity = "organisation",
): CorrectionStore {
  const terms = { timeZones, identity };
  return {
    timeZones,
    find: (id) => findCorrection(read, id),
    list: (selection, page) => listCorrections(read, selection, page),
    count: (selection) => countCorrections(read, selection),
    findOwner: (punchId) => findPunchOwner(read, punchId),
    add: (draft, deed) =>
      write(async (transaction) => {
        const { row, actions } = await insertDraft(transaction, { draft, deed, terms });
        await follow(transaction, row, actions);
        await logDeed(transaction, row, deed);
        return readBack(transaction.tx, row.key);
      }),
    move: ({ id, deed }) =>
      write(async (transaction) => {
        const { row, before, actions } = await applyMove(transaction, id, deed);
        await follow(transaction, row, actions);
        await logDeed(transaction, row, deed, before);
        return readBack(transaction.tx, row.key);
      }),
    addGroup: (group) => write((transaction) => addGroup(transaction, group, terms)),
    revertGroup: ({ id, deed }) => write((transaction) => revertGroup(transaction, id, deed)),
  };
}

async function applyMove(
  { tx }: WriteTransaction,
  id: string,
  deed: CorrectionDeed,
): Promise<{
  readonly row: CorrectionRow;
  /** The state that it was in. */
  readonly before: CorrectionRow["state"];
  readonly actions: readonly CorrectionAction[];
}> {
  const key = fromCorrectionId(id) ?? 0;
  const row = await tx.selectFrom("correction").selectAll().where("key", "=", key).executeTakeFirst();
  if (row === undefined) throw new CorrectionRefusedError("id", "there is no such correction");
  const person = await tx.selectFrom("person").select("account").where("key", "=", row.person_key).executeTakeFirst();
  const [state, actions] = checkMove(
    { state: row.state, enteredBy: row.entered_by, isRequest: row.is_request === 1, account: person?.account },
    deed,
  );
  const changed = { state, deeds: JSON.stringify([...toDeeds(row.deeds), deed]) };
  await tx.updateTable("correction").set(changed).where("key", "=", key).execute();
  return { row: { ...row, ...changed }, before: row.state, actions };
}

/** Has the days worked out anew that the punch touches, of whoever it belongs to. */
async function follow(
  transaction: WriteTransaction,
  { kind, person_key, pin, place_id, local_time }: CorrectionRow,
  actions: readonly CorrectionAction[],
): Promise<void> {
  if (!actions.includes("MARK_DAYS")) return;
  const date = local_time.slice(0, 10);
  if (kind === "IGNORE_PUNCH") return markDates(transaction, [{ pin, placeId: place_id, localTime: local_time }]);
  await addMarks(transaction, [{ person_key, from_date: addDays(date, -2), to_date: addDays(date, 1) }]);
}

const ACTIONS: Readonly<Record<Exclude<CorrectionMove, "ENTER">, string>> = {
  REQUEST: "requestCorrection",
  APPROVE: "decideCorrection",
  REFUSE: "decideCorrection",
  WITHDRAW: "withdrawCorrection",
  REVERT: "revertCorrection",
};

async function logDeed(
  transaction: WriteTransaction,
  row: CorrectionRow,
  deed: CorrectionDeed,
  before?: CorrectionRow["state"],
): Promise<void> {
  const { kind, person_key, place_id, local_time, state_code, punch_id, key } = row;
  const entered = kind === "ADD_PUNCH" ? "addPunch" : "ignorePunch";
  const action = deed.move === "ENTER" ? entered : ACTIONS[deed.move];
  const punch = { kind, personKey: person_key, placeId: place_id, localTime: local_time, stateCode: state_code };
  const detail = { move: deed.move, reason: deed.reason, ...punch, punchId: punch_id };
  const { id } = await transaction.tx
    .selectFrom("person")
    .select("id")
    .where("key", "=", person_key)
    .executeTakeFirstOrThrow();
  const { personKey: _key, ...told } = { ...punch, punchId: punch_id, personId: id };
  const sides = { before: before && { ...told, state: before }, after: { ...told, state: row.state } };
  await recordChange(transaction, deed, { action, subject: toCorrectionId(key), detail, audited: sides });
}

async function readBack(read: Kysely<Tables>, key: number): Promise<Correction> {
  const correction = await findCorrection(read, toCorrectionId(key));
  if (correction === undefined) throw new TypeError("a correction that was written cannot be read");
  return correction;
}
