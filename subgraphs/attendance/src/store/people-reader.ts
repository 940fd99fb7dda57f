import { type SqlBool, sql } from "kysely";
import { findAccountHolder, listDepartments, listManagers } from "./departments.ts";
import type { FindingReader } from "../domain/people/enrolment-finding.ts";
import type { PeopleReader } from "../domain/people/people-store.ts";
import { findClaimants } from "./claimants.ts";
import type { Database } from "./database.ts";
import { countFindings, listFindings } from "./enrolment-findings.ts";
import { countUnmapped, listUnmapped } from "./unmapped-pins.ts";
import { toPersonConditions } from "./person-conditions.ts";
import { listPeople, selectPeople, toPersonRecord } from "./person-list.ts";

/** People in a database. */
export function createPeopleReader({ read }: Database): PeopleReader & FindingReader {
  return {
    list: async (selection, { limit, after }) => {
      let query = selectPeople(read, selection).orderBy("person.name_key").orderBy("person.id").limit(limit);
      if (after !== undefined) query = query.where(isAfter(after));
      return (await query.execute()).map(toPersonRecord);
    },
    count: async (selection) => {
      const counted = read
        .selectFrom("person")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .where((where) => where.and(toPersonConditions(where, selection)));
      return (await counted.executeTakeFirstOrThrow()).count;
    },
    listDepartments: (selection) => listDepartments(read, selection),
    readAll: async () => {
      const people = (await listPeople(read, {})).toSorted((left, right) => right.key - left.key);
      return new Map(people.map((person) => [person.pin, person]));
    },
    listManagers: (departmentIds) => listManagers(read, departmentIds),
    findClaimants: (pins, date) => findClaimants(read, pins, date),
    findAccountHolder: (subject) => findAccountHolder(read, subject),
    listUnmapped: (placeIds, page) => listUnmapped(read, placeIds, page),
    countUnmapped: (placeIds) => countUnmapped(read, placeIds),
    listFindings: (selection, page) => listFindings(read, selection, page),
    countFindings: (selection) => countFindings(read, selection),
  };
}

function isAfter([nameKey, id]: readonly [string, string]) {
  return sql<SqlBool>`(person.name_key, person.id) > (${nameKey}, ${id})`;
}
