import { fromFlagBits, toFlagBits } from "../domain/records/day-row.ts";
import type {
  ListedRecord,
  RecordPageRequest,
  RecordReader,
  RecordSelection,
} from "../domain/records/listed-record.ts";
import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from "kysely";
import { isInScope, isOneOf, isPersonSearched } from "./conditions.ts";
import type { Database, Tables } from "./database.ts";
import { hasOvertime } from "./overtime-conditions.ts";
import { selectPersonKeys } from "./person-conditions.ts";

/** Lists of records in a database. */
export function createRecordReader({ read }: Database): RecordReader {
  return {
    list: async (selection, page) => (await selectPage(read, selection, page).execute()).map(toListed),
    count: async (selection) => {
      const counted = selectRecords(read, selection).select(({ fn }) => fn.countAll<number>().as("count"));
      return (await counted.executeTakeFirstOrThrow()).count;
    },
    countMarked: async ({ from, to, placeIds, departmentIds, personIds: ids, scope }) => {
      const people = { placeIds, departmentIds, ids, scope };
      let counted = read
        .selectFrom("dirty_mark")
        .select(({ fn }) => fn.count<number>("person_key").distinct().as("count"))
        .where("to_date", ">=", from)
        .where("from_date", "<=", to);
      if (Object.values(people).some((part) => part !== undefined))
        counted = counted.where("person_key", "in", selectPersonKeys(read, people));
      return (await counted.executeTakeFirstOrThrow()).count;
    },
  };
}

type Joined = ExpressionBuilder<Tables, "day_record" | "person">;

/** The records of a selection, each with its person. */
export function selectRecords(read: Kysely<Tables>, selection: RecordSelection) {
  return read
    .selectFrom("day_record")
    .innerJoin("person", "person.key", "day_record.person_key")
    .where((where) => where.and(toConditions(where, selection)));
}

function toConditions(where: Joined, selection: RecordSelection): readonly Expression<SqlBool>[] {
  const { from, to, placeIds, departmentIds, personIds, shiftIds, statuses } = selection;
  const { flags, anyOf, search, scope, overtime } = selection;
  const conditions: Expression<SqlBool>[] = [where("date", ">=", from), where("date", "<=", to)];
  for (const range of selection.exceptDates ?? [])
    conditions.push(where.or([where("date", "<", range.from), where("date", ">", range.to)]));
  const lists = {
    place_id: placeIds,
    "day_record.department_id": departmentIds,
    "person.id": personIds,
    shift_id: shiftIds,
    status: statuses,
  };
  for (const [column, list] of Object.entries(lists)) if (list !== undefined) conditions.push(isOneOf(column, list));
  if (flags !== undefined) conditions.push(sql<SqlBool>`(flags & ${sql.lit(toFlagBits(flags))}) <> 0`);
  if (anyOf !== undefined)
    conditions.push(
      sql<SqlBool>`(${isOneOf("status", anyOf.statuses)} or (flags & ${sql.lit(toFlagBits(anyOf.flags))}) <> 0)`,
    );
  if (overtime !== undefined) conditions.push(hasOvertime(overtime));
  if (scope !== undefined) conditions.push(isInScope("day_record.department_id", scope));
  if (search !== undefined) conditions.push(isPersonSearched(search));
  return conditions;
}

function selectPage(read: Kysely<Tables>, selection: RecordSelection, page: RecordPageRequest) {
  const { limit, after, isDescending } = page;
  const query = selectRecords(read, selection)
    .selectAll("day_record")
    .select(["person.key", "person.id", "person.pin", "person.name", "person.name_key"])
    .orderBy("date", isDescending ? "desc" : "asc")
    .orderBy("name_key")
    .orderBy("person.id")
    .limit(limit);
  if (after === undefined) return query;
  const [date, nameKey, id] = after;
  return query
    .where("date", isDescending ? "<=" : ">=", date) // for the index; the next line is exact
    .where((where) =>
      where.or([
        where("date", isDescending ? "<" : ">", date),
        where.and([
          where("date", "=", date),
          where.or([
            where("name_key", ">", nameKey),
            where.and([where("name_key", "=", nameKey), where("person.id", ">", id)]),
          ]),
        ]),
      ]),
    );
}

type PageRow = Awaited<ReturnType<ReturnType<typeof selectPage>["execute"]>>[number];

function toListed(row: PageRow): ListedRecord {
  return {
    person: { key: row.key, id: row.id, pin: row.pin, name: row.name, nameKey: row.name_key },
    date: row.date,
    placeId: row.place_id,
    shiftId: row.shift_id || undefined,
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
    progressPct: row.progress_tenths === null ? undefined : row.progress_tenths / 10,
    keptPunches: row.kept_punches,
    droppedDuplicates: row.dropped_duplicates,
    completeness: row.is_proved === 1 ? "PROVED" : "NOT_PROVED",
    isFinal: row.is_final === 1,
    corrections: row.corrections,
  };
}
