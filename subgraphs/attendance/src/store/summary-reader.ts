import { type Kysely, type RawBuilder, sql } from "kysely";
import { addDays, countDays } from "../domain/dates.ts";
import type { RecordSelection } from "../domain/records/listed-record.ts";
import { addSums } from "../domain/summary/period-sums.ts";
import type { RecordGroup, RecordGroupSums, SummaryReader } from "../domain/summary/summary-store.ts";
import { isOneOf } from "./conditions.ts";
import type { Database, Tables } from "./database.ts";
import { createDeviceCounts } from "./device-counts.ts";
import { FIGURES, MORE_FIGURES } from "./period-figures.ts";
import { selectPersonKeys } from "./person-conditions.ts";
import { countHours, countPunches } from "./punch-counts.ts";
import { selectRecords } from "./record-reader.ts";
import { readInSlices } from "./slices.ts";

/** Sums of records and punches in a database. */
export function createSummaryReader({ read }: Pick<Database, "read">): SummaryReader {
  return {
    sumRecords: (selection, groupBy) =>
      groupBy === "PERSON" ? sumPeople(read, selection) : sumRecords(read, selection, groupBy),
    countPunches: (selection, groupBy) => countPunches(read, selection, groupBy),
    countDevices: createDeviceCounts(read),
    countHours: (selection) => countHours(read, selection),
  };
}

async function sumRecords(
  read: Kysely<Tables>,
  selection: RecordSelection,
  groupBy: Exclude<RecordGroup, "PERSON">,
): Promise<readonly RecordGroupSums[]> {
  const groups = new Map<string, RecordGroupSums>();
  const first = selection.from;
  const dates = { from: 0, to: countDays(first, selection.to) - 1 };
  await readInSlices(dates, 1, async ({ from, to }) => {
    const slice = { ...selection, from: addDays(first, from), to: addDays(first, to) };
    for (const group of await readSums(selectSums(read, slice, groupBy))) {
      const known = groups.get(group.id);
      groups.set(group.id, known === undefined ? group : { ...group, sums: addSums(known.sums, group.sums) });
    }
  });
  return [...groups.values()];
}

/** Records of one statement: some ten milliseconds. */
const RECORDS_AT_ONCE = 6_000;

/** Of people there are as many groups as people: each is read once, over all of its dates, and not once a date. */
async function sumPeople(read: Kysely<Tables>, selection: RecordSelection): Promise<readonly RecordGroupSums[]> {
  const { personIds: ids, search } = selection;
  const keys = (await selectPersonKeys(read, { ids, search }).orderBy("key").execute()).map(({ key }) => key);
  const people = Math.max(1, Math.floor(RECORDS_AT_ONCE / countDays(selection.from, selection.to)));
  const groups: RecordGroupSums[] = [];
  for (let start = 0; start < keys.length; start += people) {
    const isMeant = isOneOf("day_record.person_key", keys.slice(start, start + people));
    groups.push(...(await readSums(selectSums(read, selection, "PERSON").where(isMeant))));
  }
  return groups;
}

async function readSums(query: ReturnType<typeof selectSums>): Promise<readonly RecordGroupSums[]> {
  return (await query.execute()).map(
    ({ group_id: id, name, name_key: nameKey, pin, person_key: personKey, ...sums }) => {
      return { id, name, nameKey, pin, personKey, sums };
    },
  );
}

/** What tells the groups apart, and what a group is called. */
const GROUPS: Readonly<Record<RecordGroup, Readonly<Record<"id" | "name" | "nameKey", RawBuilder<string>>>>> = {
  PERSON: { id: sql`person.id`, name: sql`person.name`, nameKey: sql`person.name_key` },
  DEPARTMENT: {
    id: sql`day_record.department_id`,
    name: sql`coalesce(department.name, '')`,
    nameKey: sql`coalesce(department.name_key, '')`,
  },
  PLACE: { id: sql`day_record.place_id`, name: sql`day_record.place_id`, nameKey: sql`day_record.place_id` },
  DAY: { id: sql`day_record.date`, name: sql`day_record.date`, nameKey: sql`day_record.date` },
};

function selectSums(read: Kysely<Tables>, selection: RecordSelection, groupBy: RecordGroup) {
  const { id, name, nameKey } = GROUPS[groupBy];
  return selectRecords(read, selection)
    .leftJoin("department", "department.id", "day_record.department_id")
    .select([id.as("group_id"), sql<string>`min(${name})`.as("name"), sql<string>`min(${nameKey})`.as("name_key")])
    .select([sql<string>`min(person.pin)`.as("pin"), sql<number>`min(person.key)`.as("person_key")])
    .select(FIGURES)
    .select(MORE_FIGURES)
    .groupBy(id);
}
