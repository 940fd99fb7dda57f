import type { Kysely, Selectable } from "kysely";
import { type Figures, toFigures } from "../domain/periods/figures.ts";
import { fromFlagBits } from "../domain/records/day-row.ts";
import type { Tables } from "./database.ts";

/** The figures of a kept record. */
export function readFigures(row: Selectable<Tables["day_record"]>): Figures {
  return toFigures({
    placeId: row.place_id,
    departmentId: row.department_id,
    shiftId: row.shift_id,
    status: row.status,
    flags: fromFlagBits(row.flags),
    checkInMs: row.check_in_ms ?? undefined,
    checkOutMs: row.check_out_ms ?? undefined,
    presenceMinutes: row.presence_minutes,
    workedMinutes: row.worked_minutes,
    expectedMinutes: row.expected_minutes,
    lateMinutes: row.late_minutes,
    earlyLeaveMinutes: row.early_leave_minutes,
    overtimeMinutes: row.overtime_minutes,
    keptPunches: row.kept_punches,
    droppedDuplicates: row.dropped_duplicates,
  });
}

/** The figures of some people's dates as they stand, by person and date. */
export async function listStanding(
  read: Kysely<Tables>,
  personKeys: readonly number[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<ReadonlyMap<number, ReadonlyMap<string, Figures>>> {
  const rows = await read
    .selectFrom("day_record")
    .selectAll()
    .where("person_key", "in", personKeys)
    .where("date", ">=", from)
    .where("date", "<=", to)
    .execute();
  const byPerson = Map.groupBy(rows, (row) => row.person_key);
  return new Map([...byPerson].map(([key, own]) => [key, new Map(own.map((row) => [row.date, readFigures(row)]))]));
}
