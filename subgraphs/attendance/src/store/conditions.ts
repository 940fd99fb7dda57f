import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { NameStart } from "../domain/exceptions/exception-order.ts";
import type { PeopleScope } from "../domain/people/viewer-scope.ts";

/** Whether a column holds one of some values; of none, nothing. Columns are named by us, never by a client. */
export function isOneOf(column: string, values: readonly (string | number)[]): RawBuilder<SqlBool> {
  if (values.length === 0) return sql<SqlBool>`1 = 0`;
  return sql<SqlBool>`${sql.ref(column)} in (${sql.join(values)})`;
}

/** Whether a text stands somewhere in another; no character of it is a pattern. */
function isSearched(where: RawBuilder<unknown>, text: string): RawBuilder<SqlBool> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return sql<SqlBool>`${where} like ${pattern} escape '\\'`;
}

/** Whether a folded text stands in a person's name or PIN; the letters of a PIN are found in either case. */
export function isPersonSearched(search: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${isSearched(sql.ref("person.name_key"), search)} or ${isSearched(sql`lower(person.pin)`, search)})`;
}

/** Whether a row is about people of a scope, by the column that says their department. */
export function isInScope(departmentColumn: string, { departmentIds, personIds }: PeopleScope): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${isOneOf(departmentColumn, departmentIds)} or ${isOneOf("person.id", personIds)})`;
}

/** Whether a person stands where a list in the order of names begins, or after it. */
export function isFromName({ nameKey, id, isAtIn }: NameStart): RawBuilder<SqlBool> {
  return sql<SqlBool>`(person.name_key, person.id) ${isAtIn ? sql`>=` : sql`>`} (${nameKey}, ${id})`;
}

/** Whether a claim of a PIN reaches a row of another table, by the row's place; the PINs are compared where they are joined. */
export function isClaimOf(table: "enrolment" | "punch"): RawBuilder<SqlBool> {
  return sql<SqlBool>`(pin_claim.place_id = '' or pin_claim.place_id = ${sql.ref(`${table}.place_id`)})`;
}

/** Whether no claim takes a row of `punch`. */
export function isUnclaimed(): RawBuilder<SqlBool> {
  return sql<SqlBool>`not exists (
    select 1 from pin_claim as claim
    where claim.pin = punch.pin
      and (claim.place_id = '' or claim.place_id = punch.place_id)
      and (claim.from_date is null or claim.from_date <= substr(punch.local_time, 1, 10))
      and (claim.to_date is null or claim.to_date >= substr(punch.local_time, 1, 10)))`;
}
