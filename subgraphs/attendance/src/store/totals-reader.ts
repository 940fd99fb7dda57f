import { type Kysely, type RawBuilder, sql } from "kysely";
import type { RecordSelection } from "../domain/records/listed-record.ts";
import {
  type GroupTotals,
  type TotalsGroup,
  type TotalsPageRequest,
  type TotalsReader,
  toRates,
} from "../domain/records/period-totals.ts";
import type { Database, Tables } from "./database.ts";
import { FIGURES } from "./period-figures.ts";
import { selectRecords } from "./record-reader.ts";

/** Totals of records in a database. */
export function createTotalsReader({ read }: Database): TotalsReader {
  return {
    list: async (selection, groupBy, page) => {
      const rows = await selectTotals(read, { selection, groupBy, page }).execute();
      return rows.map((row) => toTotals(row, groupBy));
    },
    count: async (selection, groupBy) => {
      const { id } = GROUPS[groupBy];
      const counted = withDepartment(selectRecords(read, selection)).select(
        sql<number>`count(distinct ${id})`.as("count"),
      );
      return (await counted.executeTakeFirstOrThrow()).count;
    },
  };
}

/** What tells the groups apart. */
export const GROUP_IDS: Readonly<Record<TotalsGroup, RawBuilder<string>>> = {
  PERSON: sql`person.id`,
  DEPARTMENT: sql`day_record.department_id`,
  PLACE: sql`day_record.place_id`,
};

/** And what a group is called. */
const GROUPS: Readonly<
  Record<
    TotalsGroup,
    { readonly id: RawBuilder<string>; readonly name: RawBuilder<string>; readonly nameKey: RawBuilder<string> }
  >
> = {
  PERSON: { id: GROUP_IDS.PERSON, name: sql`person.name`, nameKey: sql`person.name_key` },
  DEPARTMENT: {
    id: GROUP_IDS.DEPARTMENT,
    name: sql`coalesce(department.name, '')`,
    nameKey: sql`coalesce(department.name_key, '')`,
  },
  PLACE: { id: GROUP_IDS.PLACE, name: sql`day_record.place_id`, nameKey: sql`day_record.place_id` },
};

interface TotalsQuestion {
  readonly selection: RecordSelection;
  readonly groupBy: TotalsGroup;
  readonly page: TotalsPageRequest;
}

function selectTotals(read: Kysely<Tables>, { selection, groupBy, page: { limit, after } }: TotalsQuestion) {
  const { id, name, nameKey } = GROUPS[groupBy];
  const query = withDepartment(selectRecords(read, selection))
    .select([id.as("group_id"), sql<string>`min(${name})`.as("name"), sql<string>`min(${nameKey})`.as("name_key")])
    .select(({ fn }) => [fn.min("person.pin").as("pin"), fn.min("person.key").as("person_key")])
    .select(FIGURES)
    .groupBy(id)
    .orderBy(sql`min(${nameKey})`)
    .orderBy(id)
    .limit(limit);
  if (after === undefined) return query;
  const [afterKey, afterId] = after;
  return query.having(
    sql<boolean>`min(${nameKey}) > ${afterKey} or (min(${nameKey}) = ${afterKey} and ${id} > ${afterId})`,
  );
}

function withDepartment(query: ReturnType<typeof selectRecords>) {
  return query.leftJoin("department", "department.id", "day_record.department_id");
}

type Row = Awaited<ReturnType<ReturnType<typeof selectTotals>["execute"]>>[number];

function toTotals(
  { group_id: id, name, name_key: nameKey, pin, person_key: personKey, ...figures }: Row,
  groupBy: TotalsGroup,
): GroupTotals {
  const isPerson = groupBy === "PERSON";
  return {
    ...figures,
    ...toRates(figures),
    groupBy,
    id,
    name,
    nameKey,
    pin: isPerson ? pin : undefined,
    personKey: isPerson ? personKey : undefined,
  };
}
