import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from "kysely";
import type { StoredAbsence } from "../domain/absences/absence.ts";
import type {
  AbsencePageRequest,
  AbsenceReader,
  AbsenceSelection,
  AbsentPeople,
} from "../domain/absences/absence-store.ts";
import type { DayQuestion } from "../domain/records/record-details.ts";
import { listKinds } from "./absence-kinds.ts";
import { ABSENCE_COLUMNS, listAbsences, listPeoplesAbsences, selectAbsences, toAbsence } from "./absence-rows.ts";
import { isOneOf } from "./conditions.ts";
import type { Database, Tables } from "./database.ts";
import { countLeave } from "./leave-counts.ts";
import { toPersonConditions } from "./person-conditions.ts";

/** Absences in a database. */
export function createAbsenceReader({ read }: Database): AbsenceReader {
  return {
    list: (selection, page) => listPage(read, selection, page),
    count: async (selection) => {
      const counted = selectSome(read, selection).select(({ fn }) => fn.countAll<number>().as("count"));
      return (await counted.executeTakeFirstOrThrow()).count;
    },
    countLeave: (selection, groupBy) => countLeave(read, selection, groupBy),
    listKinds: () => listKinds(read),
    findPeople: async (people, limit) => {
      const found = read
        .selectFrom("person")
        .select(["key", "person.id", "pin", "person.name", "name_key"])
        .where((where) => where.and(toPeopleConditions(where, people)))
        .orderBy("person.key")
        .limit(limit);
      return (await found.execute()).map(({ name_key, ...person }) => ({ ...person, nameKey: name_key }));
    },
    listOf: (people, range) => {
      const keys = people.map(({ key }) => key);
      return listPeoplesAbsences(read, keys, range);
    },
    find: (ids) => listAbsences(read, ids),
    findOn: (days) => findOn(read, days),
  };
}

function selectSome(read: Kysely<Tables>, selection: AbsenceSelection) {
  const { from, to, kindIds, ...people } = selection;
  const query = selectAbsences(read)
    .where("to_date", ">=", from)
    .where("from_date", "<=", to)
    .where((where) => where.and(toPeopleConditions(where, people)));
  return kindIds === undefined ? query : query.where(isOneOf("kind_id", kindIds));
}

async function listPage(
  read: Kysely<Tables>,
  selection: AbsenceSelection,
  { limit, after }: AbsencePageRequest,
): Promise<readonly StoredAbsence[]> {
  const page = selectSome(read, selection)
    .select(ABSENCE_COLUMNS)
    .orderBy("from_date")
    .orderBy("name_key")
    .orderBy("absence.id")
    .limit(limit);
  const rest =
    after === undefined
      ? page
      : page.where(sql<SqlBool>`(from_date, name_key, absence.id) > (${after[0]}, ${after[1]}, ${after[2]})`);
  return (await rest.execute()).map(toAbsence);
}

function toPeopleConditions(
  where: ExpressionBuilder<Tables, "person">,
  { pins, ownPlaceIds, ...people }: AbsentPeople,
): readonly Expression<SqlBool>[] {
  return [
    ...toPersonConditions(where, people),
    ...(pins === undefined ? [] : [isOneOf("person.pin", pins)]),
    ...(ownPlaceIds === undefined
      ? []
      : [...toPersonConditions(where, { placeIds: ownPlaceIds }), isOneOf("home_place_id", [...ownPlaceIds, ""])]),
  ];
}

/** One question for all of them: of the people, over the dates from the first to the last. */
async function findOn(
  read: Kysely<Tables>,
  days: readonly DayQuestion[],
): Promise<readonly (StoredAbsence | undefined)[]> {
  const dates = days.map(({ date }) => date).toSorted();
  const keys = [...new Set(days.map(({ personKey }) => personKey))];
  const range = { from: dates[0] ?? "", to: dates.at(-1) ?? "" };
  const absences = Map.groupBy(await listPeoplesAbsences(read, keys, range), ({ person }) => person.key);
  return days.map(({ personKey, date }) => absences.get(personKey)?.find(({ from, to }) => from <= date && date <= to));
}
