import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from "kysely";
import type { NamedShift, ShiftAssignment } from "../domain/shifts/named-shift.ts";
import type { AssignmentSelection, ShiftReader } from "../domain/shifts/shift-store.ts";
import { isOneOf } from "./conditions.ts";
import type { Database, Tables } from "./database.ts";
import { toAssignment, toCell } from "./person-shifts.ts";

/** Shifts in a database. */
export function createShiftReader({ read }: Database): ShiftReader {
  return {
    list: () => listShifts(read),
    listShared: () => listShared(read),
    listAssignments: async (selection, { limit, after }) => {
      let query = read
        .selectFrom("shift_assignment")
        .selectAll()
        .where((where) => where.and(toConditions(where, selection)))
        .orderBy("target_kind")
        .orderBy("target_id")
        .orderBy("from_date")
        .limit(limit);
      if (after !== undefined)
        query = query.where(sql<SqlBool>`(target_kind, target_id, from_date) > (${sql.join([...after])})`);
      return (await query.execute()).map(toAssignment);
    },
    countAssignments: async (selection) => {
      const counted = read
        .selectFrom("shift_assignment")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .where((where) => where.and(toConditions(where, selection)));
      return (await counted.executeTakeFirstOrThrow()).count;
    },
    listRosters: async (personKeys, { from, to }) => {
      if (personKeys.length === 0) return new Map();
      const days = read.selectFrom("roster_day").selectAll().where("person_key", "in", personKeys);
      const rows = await days.where("date", ">=", from).where("date", "<=", to).orderBy("date").execute();
      const byPerson = Map.groupBy(rows, ({ person_key }) => person_key);
      const toDay = ({ date, shift_id }: Tables["roster_day"]) => ({ date, cell: toCell(shift_id) });
      return new Map([...byPerson].map(([key, own]) => [key, own.map(toDay)]));
    },
  };
}

function toConditions(
  where: ExpressionBuilder<Tables, "shift_assignment">,
  { shiftIds, targets, placeIds }: AssignmentSelection,
): readonly Expression<SqlBool>[] {
  const ids = (kind: Tables["shift_assignment"]["target_kind"], some: readonly string[]) =>
    where.and([where("target_kind", "=", kind), isOneOf("target_id", some)]);
  const measured = (places: readonly string[]) =>
    where.and([
      where("target_kind", "=", "PERSON"),
      where("target_id", "in", where.selectFrom("person").select("id").where(isOneOf("home_place_id", places))),
    ]);
  const kinds = Map.groupBy(targets ?? [], ({ kind }) => kind);
  return [
    ...(shiftIds === undefined ? [] : [isOneOf("shift_id", shiftIds)]),
    ...(targets === undefined
      ? []
      : [
          where.or(
            [...kinds].map(([kind, some]) =>
              ids(
                kind,
                some.map(({ id }) => id),
              ),
            ),
          ),
        ]),
    ...(placeIds === undefined
      ? []
      : [where.or([where("target_kind", "=", "DEPARTMENT"), ids("PLACE", placeIds), measured(placeIds)])]),
  ];
}

/** Every shift; inside a transaction where something is decided by it. */
export async function listShifts(read: Kysely<Tables>): Promise<readonly NamedShift[]> {
  const shifts = await read.selectFrom("shift").selectAll().orderBy("id").execute();
  const rows = await read.selectFrom("shift_version").selectAll().orderBy("from_date").execute();
  const versions = Map.groupBy(rows, ({ shift_id }) => shift_id);
  return shifts.map((shift) => ({
    ...shift,
    versions: (versions.get(shift.id) ?? []).map(({ from_date, settings }) => ({
      from: from_date,
      settings: JSON.parse(settings), // as it was saved
    })),
  }));
}

/** What is assigned to places and departments. */
export async function listShared(read: Kysely<Tables>): Promise<readonly ShiftAssignment[]> {
  const rows = await read
    .selectFrom("shift_assignment")
    .selectAll()
    .where("target_kind", "in", ["PLACE", "DEPARTMENT"])
    .orderBy("target_kind")
    .orderBy("target_id")
    .orderBy("from_date")
    .execute();
  return rows.map(toAssignment);
}
