import { type Kysely, sql } from "kysely";
import { addDays, countDays } from "../domain/dates.ts";
import { RECORD_KINDS } from "../domain/exceptions/exception.ts";
import type { ExceptionReader, NamePage, PersonFault } from "../domain/exceptions/exception-store.ts";
import { toFlagBits } from "../domain/records/day-row.ts";
import type { RecordSelection } from "../domain/records/listed-record.ts";
import { isFromName } from "./conditions.ts";
import type { Database, Tables } from "./database.ts";
import { toPersonConditions } from "./person-conditions.ts";
import { selectRecords } from "./record-reader.ts";
import { readInSlices } from "./slices.ts";
import { countUnmapped, listUnmapped } from "./unmapped-punches.ts";

/** What exceptions are read from, in a database. */
export function createExceptionReader({ read }: Pick<Database, "read">): ExceptionReader {
  return {
    countRecords: (selection) => countRecords(read, selection),
    listFaults: (selection, page) => listFaults(read, selection, page),
    countFaults: (selection) => countFaults(read, selection),
    listUnmapped: (selection, page) => listUnmapped(read, selection, page),
    countUnmapped: (selection) => countUnmapped(read, selection),
  };
}

const NONE = {
  MISSING_IN: 0,
  MISSING_OUT: 0,
  SHORT_DAY: 0,
  ABSENT: 0,
  UNKNOWN_DAY: 0,
  WORKED_ON_LEAVE: 0,
  CLOCK_DRIFT: 0,
};

const COUNTS = RECORD_KINDS.map((rule) => {
  const condition =
    "flag" in rule ? sql`(flags & ${sql.lit(toFlagBits([rule.flag]))}) <> 0` : sql`status = ${sql.lit(rule.status)}`;
  return sql<number | null>`sum(case when ${condition} then 1 else 0 end)`.as(rule.kind);
});

async function countRecords(read: Kysely<Tables>, selection: RecordSelection): Promise<typeof NONE> {
  const counts = { ...NONE };
  const dates = { from: 0, to: countDays(selection.from, selection.to) - 1 };
  await readInSlices(dates, 1, async ({ from, to }) => {
    const slice = { ...selection, from: addDays(selection.from, from), to: addDays(selection.from, to) };
    const row = await selectRecords(read, slice).select(COUNTS).executeTakeFirst();
    for (const { kind } of RECORD_KINDS) counts[kind] += row?.[kind] ?? 0;
  });
  return counts;
}

async function listFaults(
  read: Kysely<Tables>,
  selection: RecordSelection,
  { limit, start }: NamePage,
): Promise<readonly PersonFault[]> {
  let query = selectFaults(read, selection)
    .select(["person.key", "person.id", "person.pin", "person.name", "person.name_key"])
    .select(["record_fault.message", "record_fault.since_ms"])
    .orderBy("person.name_key")
    .orderBy("person.id")
    .limit(limit);
  if (start !== undefined) query = query.where(isFromName(start));
  return (await query.execute()).map(({ name_key: nameKey, message, since_ms: sinceMs, ...person }) => ({
    person: { ...person, nameKey },
    message,
    sinceMs,
  }));
}

async function countFaults(read: Kysely<Tables>, selection: RecordSelection): Promise<number> {
  const counted = selectFaults(read, selection).select(({ fn }) => fn.countAll<number>().as("count"));
  return (await counted.executeTakeFirstOrThrow()).count;
}

function selectFaults(
  read: Kysely<Tables>,
  { placeIds, departmentIds, personIds: ids, search, scope }: RecordSelection,
) {
  return read
    .selectFrom("record_fault")
    .innerJoin("person", "person.key", "record_fault.person_key")
    .where((where) => where.and(toPersonConditions(where, { placeIds, departmentIds, ids, search, scope })));
}
