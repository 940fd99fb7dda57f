import { toSortKey } from "@biometricflow/schema/sort-key";
import type { Selectable } from "kysely";
import type { PersonSource } from "../domain/people/people-store.ts";
import type { KnownFacts } from "../domain/people/person-draft.ts";
import type { BulkTarget, ColumnValue } from "./bulk-upsert.ts";
import type { Tables } from "./database.ts";

/** Who says it, and when, milliseconds since 1970. */
export interface Said {
  readonly source: PersonSource;
  readonly atMs: number;
}

/** A person as kept. */
export type PersonRow = Selectable<Tables["person"]>;

/** What never changes. */
const LASTING = ["id", "pin"] as const;
const CHANGING = [
  ...(["source", "name", "name_key", "latin_name", "arabic_name", "department_id", "manager_id"] as const),
  ...(["home_place_id", "account", "employed_from", "employed_to", "records_from"] as const),
];
const COLUMNS = [...LASTING, ...CHANGING] as const;

/** Where new people go: the store gives the key, and refuses an id that is somebody's. */
export const NEW_PEOPLE: BulkTarget = {
  table: "person",
  columns: COLUMNS.map((name) => [name, "TEXT"]),
  key: [],
  onKnown: "REFUSE",
};

/** Where people who are known go, with their keys. */
export const KNOWN_PEOPLE: BulkTarget = {
  ...NEW_PEOPLE,
  columns: [["key", "INTEGER"], ...NEW_PEOPLE.columns],
  key: ["key"],
  onKnown: CHANGING,
};

/** The values of a new person, in the order of the columns. */
export function toNewValues(row: Omit<PersonRow, "key" | "is_home_said">): readonly ColumnValue[] {
  return COLUMNS.map((name) => row[name]);
}

/** The values of somebody who is known, in the order of the columns. */
export function toKnownValues(row: PersonRow): readonly ColumnValue[] {
  return [row.key, ...toNewValues(row)];
}

/** The columns that what is said of a person fills. */
export function toColumns(
  facts: Partial<{ readonly [Key in keyof KnownFacts]: string | null | undefined }>,
  pin: string,
) {
  const name = facts.name ?? facts.latinName ?? facts.arabicName ?? pin;
  return {
    name,
    name_key: toSortKey(name),
    latin_name: facts.latinName ?? "",
    arabic_name: facts.arabicName ?? "",
    manager_id: facts.managerId ?? "",
    home_place_id: facts.homePlaceId ?? "",
    account: facts.account ?? "",
    employed_from: facts.employedFrom ?? null,
    employed_to: facts.employedTo ?? null,
  };
}
