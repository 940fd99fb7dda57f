import type { Expression, ExpressionBuilder, Kysely, SqlBool } from "kysely";
import type { PersonSelection } from "../domain/people/people-store.ts";
import { isClaimOf, isInScope, isOneOf, isPersonSearched } from "./conditions.ts";
import type { Tables } from "./database.ts";

/** What a person of a selection fulfils. */
export function toPersonConditions(
  where: ExpressionBuilder<Tables, "person">,
  { search, departmentIds, placeIds, ids, scope }: PersonSelection,
): readonly Expression<SqlBool>[] {
  const enrolled = (places: readonly string[]) =>
    where(
      "person.key",
      "in",
      where
        .selectFrom("pin_claim")
        .innerJoin("enrolment", "enrolment.pin", "pin_claim.pin")
        .select("pin_claim.person_key")
        .where(isClaimOf("enrolment"))
        .where(isOneOf("enrolment.place_id", places)),
    );
  return [
    ...(search === undefined ? [] : [isPersonSearched(search)]),
    ...(departmentIds === undefined ? [] : [isOneOf("person.department_id", departmentIds)]),
    ...(placeIds === undefined ? [] : [where.or([isOneOf("person.home_place_id", placeIds), enrolled(placeIds)])]),
    ...(ids === undefined ? [] : [isOneOf("person.id", ids)]),
    ...(scope === undefined ? [] : [isInScope("person.department_id", scope)]),
  ];
}

/** The keys of the people of a selection. */
export function selectPersonKeys(read: Kysely<Tables>, selection: PersonSelection) {
  return read
    .selectFrom("person")
    .select("key")
    .where((where) => where.and(toPersonConditions(where, selection)));
}
