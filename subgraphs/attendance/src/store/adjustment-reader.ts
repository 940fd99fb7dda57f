import {
  type Expression,
  type ExpressionBuilder,
  type Kysely,
  type RawBuilder,
  type Selectable,
  type SqlBool,
  sql,
} from "kysely";
import type { ViewerScope } from "../domain/people/viewer-scope.ts";
import type { Adjustment, AdjustmentCause } from "../domain/periods/adjustment.ts";
import { listFigureChanges } from "../domain/periods/figures.ts";
import { fromPeriodId, toPeriodId } from "../domain/periods/period.ts";
import type { AdjustmentSelection, NewestPage } from "../domain/periods/period-store.ts";
import { parseFigures } from "./adjustment-keeper.ts";
import { isInScope, isOneOf } from "./conditions.ts";
import type { Tables } from "./database.ts";
import { toPersonConditions } from "./person-conditions.ts";

/** Of a selection, the newest first. */
export async function listAdjustments(
  read: Kysely<Tables>,
  selection: AdjustmentSelection,
  { limit, after }: NewestPage,
): Promise<readonly Adjustment[]> {
  let query = select(read, selection)
    .selectAll("adjustment")
    .select(["person.id as person_id", "person.pin", "person.name", "person.name_key"])
    .orderBy("adjustment.key", "desc")
    .limit(limit);
  if (after !== undefined) query = query.where("adjustment.key", "<", after);
  const rows = await query.execute();
  return rows.map(({ person_id, pin, name, name_key, ...row }) => ({
    ...toAdjustment(row),
    person: { key: row.person_key, id: person_id, pin, name, nameKey: name_key },
  }));
}

/** How many there are. */
export async function countAdjustments(read: Kysely<Tables>, selection: AdjustmentSelection): Promise<number> {
  const counted = select(read, selection).select(({ fn }) => fn.countAll<number>().as("count"));
  return (await counted.executeTakeFirstOrThrow()).count;
}

function select(read: Kysely<Tables>, selection: AdjustmentSelection) {
  return read
    .selectFrom("adjustment")
    .innerJoin("person", "person.key", "adjustment.person_key")
    .where((where) => where.and([...toConditions(where, selection), ...toPersonConditions(where, selection.people)]))
    .where(isSeen(selection.scope));
}

/** Somebody who is seen may be measured at a place that is not: what stands there is not told by its difference either. */
function isSeen({ placeIds, people }: ViewerScope = { placeIds: undefined, people: undefined }): RawBuilder<SqlBool> {
  const parts = [
    ...(placeIds === undefined ? [] : [isOneOf("day_record.place_id", placeIds)]),
    ...(people === undefined ? [] : [isInScope("day_record.department_id", people)]),
  ];
  if (parts.length === 0) return sql<SqlBool>`1 = 1`;
  return sql<SqlBool>`not exists (select 1 from day_record
    where day_record.person_key = adjustment.person_key and day_record.date = adjustment.date
      and not (${sql.join(parts, sql` and `)}))`;
}

function toConditions(
  where: ExpressionBuilder<Tables, "adjustment">,
  { periodId, carriedIntoId, isOpen }: AdjustmentSelection,
): readonly Expression<SqlBool>[] {
  return [
    ...(periodId === undefined ? [] : [where("adjustment.period_key", "=", fromPeriodId(periodId) ?? 0)]),
    ...(carriedIntoId === undefined ? [] : [where("adjustment.carried_key", "=", fromPeriodId(carriedIntoId) ?? 0)]),
    ...(isOpen === undefined ? [] : [where("adjustment.carried_key", isOpen ? "is" : "is not", null)]),
  ];
}

/** The adjustment of a row, its person aside. */
function toAdjustment(row: Selectable<Tables["adjustment"]>): Omit<Adjustment, "person"> {
  const [before, after] = [parseFigures(row.before), parseFigures(row.after)];
  return {
    id: `a.${row.key}`,
    date: row.date,
    periodId: toPeriodId(row.period_key),
    carriedIntoId: row.carried_key === null ? undefined : toPeriodId(row.carried_key),
    before,
    after,
    changes: listFigureChanges(before, after),
    causes: toCauses(row.causes),
    atMs: row.at_ms,
  };
}

function toCauses(json: string): readonly AdjustmentCause[] {
  return JSON.parse(json);
}
