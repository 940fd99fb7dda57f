import type { Kysely } from "kysely";
import type { Department, PersonSelection } from "../domain/people/people-store.ts";
import type { AccountHolder } from "../domain/people/viewer-scope.ts";
import { isOneOf } from "./conditions.ts";
import type { Tables } from "./database.ts";
import { toPersonConditions } from "./person-conditions.ts";

/** The departments to which people of the selection belong, and those of its scope, in the order of their names. */
export async function listDepartments(
  read: Kysely<Tables>,
  selection: PersonSelection,
): Promise<readonly Department[]> {
  const { placeIds, scope } = selection;
  let departments = read.selectFrom("department").select(["id", "name"]).orderBy("name_key").orderBy("id");
  if (placeIds !== undefined || scope !== undefined)
    departments = departments.where((where) =>
      where.or([where("id", "in", selectDepartmentIds(read, selection)), isOneOf("id", scope?.departmentIds ?? [])]),
    );
  return departments.execute();
}

/** To whom an account is linked. Nobody has an empty one: said so, the index of those who have one is used. */
export function findLinked(read: Kysely<Tables>, account: string): Promise<{ readonly id: string } | undefined> {
  const linked = read.selectFrom("person").select("id").where("account", "=", account).where("account", "<>", "");
  return linked.executeTakeFirst();
}

/** Whom an account is linked to, and which departments that person manages. */
export async function findAccountHolder(read: Kysely<Tables>, subject: string): Promise<AccountHolder | undefined> {
  const person = await findLinked(read, subject);
  if (person === undefined) return undefined;
  const { id } = person;
  const named = read.selectFrom("department").select("id").where("manager_id", "=", id);
  const ofPeople = read
    .selectFrom("person")
    .innerJoin("department", "department.id", "person.department_id")
    .select("department.id")
    .where("person.manager_id", "=", id)
    .where("department.manager_id", "=", "");
  const rows = await named.union(ofPeople).execute();
  return { personId: id, managedDepartmentIds: rows.map((row) => row.id).toSorted() };
}

/** Who manages each of the departments: whom it names, else everybody whom one of its people names. */
export async function listManagers(
  read: Kysely<Tables>,
  departmentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const named = read
    .selectFrom("department")
    .innerJoin("person as manager", "manager.id", "department.manager_id")
    .select(["department.id", "manager.id as manager_id"])
    .where(isOneOf("department.id", departmentIds));
  const ofPeople = read
    .selectFrom("department")
    .innerJoin("person", "person.department_id", "department.id")
    .innerJoin("person as manager", "manager.id", "person.manager_id")
    .select(["department.id", "manager.id as manager_id"])
    .where("department.manager_id", "=", "")
    .where(isOneOf("department.id", departmentIds));
  const rows = await named.union(ofPeople).execute();
  const byDepartment = Map.groupBy(rows, ({ id }) => id);
  return new Map(
    [...byDepartment].map(([id, managers]) => [id, managers.map(({ manager_id }) => manager_id).toSorted()]),
  );
}

function selectDepartmentIds(read: Kysely<Tables>, selection: PersonSelection) {
  return read
    .selectFrom("person")
    .select("department_id")
    .where((where) => where.and(toPersonConditions(where, selection)));
}
