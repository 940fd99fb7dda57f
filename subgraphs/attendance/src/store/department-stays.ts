import { toSortKey } from "@biometricflow/schema/sort-key";
import type { BulkTarget } from "./bulk-upsert.ts";
import type { WriteTransaction } from "./database.ts";

const DEPARTMENTS: BulkTarget = {
  table: "department",
  columns: [
    ["id", "TEXT"],
    ["name", "TEXT"],
    ["name_key", "TEXT"],
  ],
  key: ["id"],
  onKnown: "KEEP",
};

/**
 * The ids of departments, by their names. A department is made by the first person who is said to belong to it; names that
 * fold alike are one.
 */
export async function keepDepartments(
  { tx, upsert, isAmong }: WriteTransaction,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const keys = new Map([...new Set(names)].map((name) => [name, toSortKey(name)]));
  if (keys.size === 0) return new Map();
  const told = [...new Set(keys.values())];
  const known = await tx.selectFrom("department").select(["id", "name_key"]).where(isAmong("name_key", told)).execute();
  const ids = new Map(known.map(({ id, name_key }) => [name_key, id]));
  const made: [id: string, name: string, nameKey: string][] = [];
  for (const [name, key] of keys) {
    if (ids.has(key)) continue;
    const id = `d.${encodeURIComponent(key)}`;
    ids.set(key, id);
    made.push([id, name, key]);
  }
  if (made.length > 0) await upsert(DEPARTMENTS, made);
  return new Map([...keys].map(([name, key]) => [name, ids.get(key) ?? ""]));
}

/** From a date on a person belongs to a department; an empty id for none. */
export interface DepartmentStay {
  readonly person_key: number;
  readonly from_date: string;
  readonly department_id: string;
}

const DEPARTMENT_STAYS: BulkTarget = {
  table: "department_stay",
  columns: [
    ["person_key", "INTEGER"],
    ["from_date", "TEXT"],
    ["department_id", "TEXT"],
  ],
  key: ["person_key", "from_date"],
  onKnown: ["department_id"],
};

/** Keeps stays of people of whom none of a later date is known; of each person one. */
export async function addStays({ upsert }: WriteTransaction, stays: readonly DepartmentStay[]): Promise<void> {
  if (stays.length === 0) return;
  const rows = stays.map(({ person_key, from_date, department_id }) => [person_key, from_date, department_id]);
  await upsert(DEPARTMENT_STAYS, rows);
}

/** The same of people of whom whatever was said of later dates is over. */
export async function setStays(transaction: WriteTransaction, stays: readonly DepartmentStay[]): Promise<void> {
  if (stays.length === 0) return;
  const { tx, isAmong } = transaction;
  const fromOf = new Map(stays.map(({ person_key, from_date }) => [person_key, from_date]));
  const isTold = isAmong("person_key", [...fromOf.keys()]);
  const known = await tx.selectFrom("department_stay").selectAll().where(isTold).execute();
  const isLater = ({ person_key, from_date }: DepartmentStay) => from_date > (fromOf.get(person_key) ?? from_date);
  const cut = new Set(known.filter(isLater).map(({ person_key }) => person_key));
  if (cut.size > 0) {
    await tx
      .deleteFrom("department_stay")
      .where(isAmong("person_key", [...cut]))
      .execute();
    await addStays(
      transaction,
      known.filter((stay) => cut.has(stay.person_key) && !isLater(stay)),
    );
  }
  await addStays(transaction, stays);
}
