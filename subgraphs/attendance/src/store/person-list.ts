import type { Kysely } from "kysely";
import type { PersonRecord, PersonSelection } from "../domain/people/people-store.ts";
import { isOneOf } from "./conditions.ts";
import type { Tables } from "./database.ts";
import { toPersonConditions } from "./person-conditions.ts";

/** People of a selection, in no order. */
export async function listPeople(read: Kysely<Tables>, selection: PersonSelection): Promise<readonly PersonRecord[]> {
  return (await selectPeople(read, selection).execute()).map(toPersonRecord);
}

/** Those to whom any of some accounts is linked. */
export async function listHolders(read: Kysely<Tables>, accounts: readonly string[]): Promise<readonly PersonRecord[]> {
  const holders = selectPeople(read, {}).where("person.account", "<>", "").where(isOneOf("person.account", accounts));
  return (await holders.execute()).map(toPersonRecord);
}

/** The people of a selection, with the names of their departments. */
export function selectPeople(read: Kysely<Tables>, selection: PersonSelection) {
  return read
    .selectFrom("person")
    .leftJoin("department", "department.id", "person.department_id")
    .selectAll("person")
    .select("department.name as department_name")
    .where((where) => where.and(toPersonConditions(where, selection)));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectPeople>["execute"]>>[number];

/** A row as people see it. */
export function toPersonRecord(row: Row): PersonRecord {
  return {
    key: row.key,
    id: row.id,
    pin: row.pin,
    name: row.name,
    nameKey: row.name_key,
    source: row.source,
    latinName: row.latin_name || undefined,
    arabicName: row.arabic_name || undefined,
    departmentId: row.department_id || undefined,
    department: row.department_name ?? undefined,
    managerId: row.manager_id || undefined,
    homePlaceId: row.home_place_id || undefined,
    employedFrom: row.employed_from ?? undefined,
    employedTo: row.employed_to ?? undefined,
    account: row.account || undefined,
  };
}
