import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import { addDays, toUtcDate } from "../domain/dates.ts";
import { REACH_DAYS } from "../domain/rules/reach.ts";
import type { DateRange } from "../domain/rules/stretches.ts";
import type { ShiftTarget } from "../domain/shifts/named-shift.ts";
import type { Tables, WriteTransaction } from "./database.ts";
import { isOneOf } from "./conditions.ts";
import { addMarks } from "./marks.ts";

type Where = ExpressionBuilder<Tables, "person">;

/** Marks some dates, and those beside them, of the people of a target: as they are known now, whatever records they have. */
export async function markTarget(
  transaction: WriteTransaction,
  target: ShiftTarget,
  { ranges, nowMs }: { readonly ranges: readonly DateRange[]; readonly nowMs: number },
): Promise<void> {
  for (const range of ranges) await markPeople(transaction, (where) => isOf(where, target), { range, nowMs });
}

/** Marks some dates, and those beside them, of people by their keys. */
export async function markKeys(
  transaction: WriteTransaction,
  keys: readonly number[],
  terms: { readonly range: DateRange; readonly nowMs: number },
): Promise<void> {
  for (let start = 0; start < keys.length; start += KEYS_PER_STATEMENT)
    await markPeople(transaction, () => isOneOf("person.key", keys.slice(start, start + KEYS_PER_STATEMENT)), terms);
}

const KEYS_PER_STATEMENT = 500;

/** Nobody has records before the first date, nor after tomorrow: somewhere it may be tomorrow already. */
async function markPeople(
  transaction: WriteTransaction,
  isMeant: (where: Where) => Expression<SqlBool>,
  { range, nowMs }: { readonly range: DateRange; readonly nowMs: number },
): Promise<void> {
  const from = addDays(range.from, -REACH_DAYS);
  const last = addDays(toUtcDate(nowMs), 1);
  const to = range.to >= last ? last : addDays(range.to, REACH_DAYS);
  const rows = await transaction.tx
    .selectFrom("person")
    .select([
      "key as person_key",
      sql<string>`case when records_from > ${from} then records_from else ${from} end`.as("from_date"),
    ])
    .where(isMeant)
    .execute();
  const marks = rows.map((row) => ({ ...row, to_date: to })).filter(({ from_date }) => from_date <= to);
  await addMarks(transaction, marks);
}

/** Who has no home place is measured by one of the places of the enrolments. */
function isOf(where: Where, { kind, id }: ShiftTarget): Expression<SqlBool> {
  if (kind === "PERSON") return where("person.id", "=", id);
  if (kind === "DEPARTMENT")
    return where(
      "person.key",
      "in",
      where.selectFrom("department_stay").select("person_key").where("department_id", "=", id),
    );
  const enrolled = where
    .selectFrom("pin_claim")
    .innerJoin("enrolment", "enrolment.pin", "pin_claim.pin")
    .select("pin_claim.person_key")
    .where("enrolment.place_id", "=", id);
  return where.or([
    where("person.home_place_id", "=", id),
    where.and([where("person.home_place_id", "=", ""), where("person.key", "in", enrolled)]),
  ]);
}
