import type { PageRequest } from "../domain/ledger.ts";

/** One condition of a WHERE clause and the values of its question marks. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** A condition for an argument that is given, none otherwise. */
export function whenGiven<T>(value: T | undefined, toCondition: (value: T) => Condition): readonly Condition[] {
  return value === undefined ? [] : [toCondition(value)];
}

/** Rows after the page's position, in its direction; ids break ties. */
export function toPageCondition(column: string, page: PageRequest): Condition {
  if (page.after === undefined) return { sql: "TRUE", values: [] };
  return { sql: `(${column}, id) ${page.isDescending ? "<" : ">"} (?, ?)`, values: page.after };
}

/** `WHERE a AND b`, or nothing. */
export function joinConditions(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return { sql: "", values: [] };
  return {
    sql: `WHERE ${conditions.map(({ sql }) => sql).join(" AND ")}`,
    values: conditions.flatMap(({ values }) => values),
  };
}
