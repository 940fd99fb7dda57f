import { setImmediate as nextTurn } from "node:timers/promises";
import type { RosterEdit, RosterResult } from "../domain/shifts/shift-store.ts";
import type { BulkTarget } from "./bulk-upsert.ts";
import { recordChange } from "./change-log.ts";
import type { Database, WriteTransaction } from "./database.ts";
import { markKeys } from "./people-marks.ts";
import { planRoster, type RosterPlan } from "./roster-plan.ts";
import { readRules, type ShiftPlaces, type ShiftTerms } from "./shift-rules.ts";

const ROSTER_DAYS: BulkTarget = {
  table: "roster_day",
  columns: [
    ["person_key", "INTEGER"],
    ["date", "TEXT"],
    ["shift_id", "TEXT"],
  ],
  key: ["person_key", "date"],
  onKnown: ["shift_id"],
};

/** What edits of rosters would do. */
export async function tryRoster(
  { read }: Database,
  edits: readonly RosterEdit[],
  places: ShiftPlaces,
): Promise<RosterResult> {
  return toResult(await planRoster(read, edits, await readRules(read, places)));
}

/** Fills and empties cells of rosters: all of them, or none with one that does not do. */
export async function editRoster(
  transaction: WriteTransaction,
  edits: readonly RosterEdit[],
  { act, places }: ShiftTerms,
): Promise<RosterResult> {
  const plan = await planRoster(transaction.tx, edits, await readRules(transaction.tx, places));
  if (plan.faults.length > 0) return toResult(plan);
  for (const [index, { personKey, personId, changed }] of plan.people.entries()) {
    if (index % PEOPLE_PER_TURN === 0) await nextTurn();
    const dates = changed.map(({ date }) => date).toSorted();
    const before = await readCells(transaction, personKey, dates);
    await writeCells(transaction, personKey, changed);
    const range = { from: dates[0] ?? "", to: dates.at(-1) ?? "" };
    await markKeys(transaction, [personKey], { range, nowMs: act.atMs });
    const detail = changed.map(({ date, cell }) => ({ date, cell: cell ?? null }));
    const after = Object.fromEntries(changed.map(({ date, cell }) => [date, cell && toShiftId(cell)]));
    const audited = { before, after };
    await recordChange(transaction, act, { action: "editRoster", subject: personId, detail, audited });
  }
  return toResult(plan);
}

/** Others have their turn in between: a sheet may be of thousands. */
const PEOPLE_PER_TURN = 50;

function toResult({ people, unchanged, faults }: RosterPlan): RosterResult {
  return { changed: people.reduce((sum, { changed }) => sum + changed.length, 0), unchanged, faults };
}

/** The shift of each of the dates that has one, empty for a day off. */
async function readCells({ tx }: WriteTransaction, personKey: number, dates: readonly string[]) {
  const rows = await tx
    .selectFrom("roster_day")
    .select(["date", "shift_id"])
    .where("person_key", "=", personKey)
    .where("date", "in", [...dates])
    .execute();
  return Object.fromEntries(rows.map(({ date, shift_id: shiftId }) => [date, shiftId]));
}

function toShiftId(cell: NonNullable<RosterEdit["cell"]>): string {
  return cell.kind === "OFF" ? "" : cell.shiftId;
}

async function writeCells(
  { tx, upsert }: WriteTransaction,
  personKey: number,
  changed: readonly RosterEdit[],
): Promise<void> {
  const filled = changed.flatMap(({ date, cell }) => (cell ? [[personKey, date, toShiftId(cell)] as const] : []));
  await upsert(ROSTER_DAYS, filled);
  const emptied = changed.flatMap(({ date, cell }) => (cell ? [] : [date]));
  if (emptied.length > 0)
    await tx.deleteFrom("roster_day").where("person_key", "=", personKey).where("date", "in", emptied).execute();
}
