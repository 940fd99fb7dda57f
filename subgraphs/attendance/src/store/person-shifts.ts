import type { Kysely } from "kysely";
import { addDays } from "../domain/dates.ts";
import type { RecordWork } from "../domain/records/dirty-mark.ts";
import type { RosterCell, RosterDay, ShiftAssignment } from "../domain/shifts/named-shift.ts";
import type { Tables } from "./database.ts";

/** The shifts of some people alone, by person's id. */
export async function listPersonAssignments(
  read: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly ShiftAssignment[]>> {
  if (ids.length === 0) return new Map();
  const query = read.selectFrom("shift_assignment").selectAll().where("target_kind", "=", "PERSON");
  const rows = await query.where("target_id", "in", ids).orderBy("from_date").execute();
  return Map.groupBy(rows.map(toAssignment), ({ target }) => target.id);
}

/** How far beside its dates a stretch's roster is wanted: hours of a planned day move borders up to six days away. */
const ROSTER_MARGIN_DAYS = 8;

/** The rosters of some people over their dates and those beside them, by person's key. */
export async function listRosterDays(
  read: Kysely<Tables>,
  work: readonly Pick<RecordWork, "personKey" | "from" | "to">[],
): Promise<ReadonlyMap<number, readonly RosterDay[]>> {
  const keys = work.map(({ personKey }) => personKey);
  const from = work.reduce((least, each) => (each.from < least ? each.from : least), "9999-12-01");
  const to = work.reduce((most, each) => (each.to > most ? each.to : most), "0001-01-31");
  const rows = await read
    .selectFrom("roster_day")
    .selectAll()
    .where("person_key", "in", keys)
    .where("date", ">=", addDays(from, -ROSTER_MARGIN_DAYS))
    .where("date", "<=", addDays(to, ROSTER_MARGIN_DAYS))
    .orderBy("date")
    .execute();
  const days = Map.groupBy(rows, ({ person_key }) => person_key);
  return new Map(
    [...days].map(([key, own]) => [key, own.map(({ date, shift_id }) => ({ date, cell: toCell(shift_id) }))]),
  );
}

/** A roster's cell as it is kept: empty for a rest day. */
export function toCell(shiftId: string): RosterCell {
  return shiftId === "" ? { kind: "OFF" } : { kind: "SHIFT", shiftId };
}

/** An assignment as it is kept. */
export function toAssignment(row: Tables["shift_assignment"]): ShiftAssignment {
  return {
    target: { kind: row.target_kind, id: row.target_id },
    shiftId: row.shift_id,
    from: row.from_date,
    to: row.to_date ?? undefined,
  };
}
