import type { Kysely } from "kysely";
import { addDays } from "../domain/dates.ts";
import type { InsightReader } from "../domain/insights/insight-store.ts";
import type { ReaderPunch } from "../domain/insights/many-pins.ts";
import { isOneOf } from "./conditions.ts";
import type { Database, Tables } from "./database.ts";
import { readPersonWork } from "./person-work.ts";
import { readInSlices } from "./slices.ts";

/** What insights are found in, in a database. */
export function createInsightReader({ read }: Pick<Database, "read">): InsightReader {
  return {
    findDays: async (personKeys, { from, to }) =>
      Map.groupBy((await selectDays(read, personKeys, { from, to }).execute()).map(toDay), ({ key }) => key),
    findPunches: async (personKeys, { from, to }) => {
      const work = personKeys.map((personKey) => ({ personKey, from, to, token: 0 }));
      const people = await readPersonWork(read, work);
      return new Map(
        people.map(({ person, punches }) => {
          const own = punches.map(({ id, placeId, localTime, atMs, driftSeconds }) => {
            const trueMs = atMs - Math.round(driftSeconds * 1000);
            return { id, placeId, date: localTime.slice(0, 10), trueMs };
          });
          return [person.key, own.filter(({ date }) => from <= date && date <= to)];
        }),
      );
    },
    listReaderPunches: (date, placeIds) => listReaderPunches(read, date, placeIds),
  };
}

function selectDays(
  read: Kysely<Tables>,
  personKeys: readonly number[],
  { from, to }: { readonly from: string; readonly to: string },
) {
  return read
    .selectFrom("day_record")
    .innerJoin("person", "person.key", "day_record.person_key")
    .select(["person_key", "date", "place_id", "day_record.department_id", "shift_id", "person.id as person_id"])
    .select(["check_in_ms", "expected_minutes", "late_minutes", "overtime_minutes", "is_proved"])
    .where(isOneOf("person_key", personKeys))
    .where("date", ">=", from)
    .where("date", "<=", to)
    .where("kept_punches", ">", 0)
    .orderBy("date");
}

type DayColumns = Awaited<ReturnType<ReturnType<typeof selectDays>["execute"]>>[number];

function toDay(row: DayColumns) {
  return {
    key: row.person_key,
    date: row.date,
    personId: row.person_id,
    placeId: row.place_id,
    departmentId: row.department_id || undefined,
    shiftId: row.shift_id || undefined,
    checkInMs: row.check_in_ms ?? undefined,
    expectedMinutes: row.expected_minutes,
    lateMinutes: row.late_minutes,
    overtimeMinutes: row.overtime_minutes,
    isProved: row.is_proved === 1,
  };
}

const HOUR_MS = 3_600_000;
/** A reader's date may be one off in any zone, and its clock somewhat wrong. */
const MARGIN_MS = 30 * HOUR_MS;

async function listReaderPunches(
  read: Kysely<Tables>,
  date: string,
  placeIds: readonly string[] | undefined,
): Promise<readonly ReaderPunch[]> {
  const startMs = Date.parse(`${date}T00:00:00Z`);
  const found: ReaderPunch[] = [];
  await readInSlices({ from: startMs - MARGIN_MS, to: startMs + 24 * HOUR_MS + MARGIN_MS }, HOUR_MS, async (slice) => {
    let query = read
      .selectFrom("punch")
      .select(["id", "pin", "place_id", "reader_id", "local_time", "at_ms"])
      .where("at_ms", ">=", slice.from)
      .where("at_ms", "<=", slice.to)
      .where("set_aside", "is", null)
      .where("local_time", ">=", `${addDays(date, -1)}T23:59:00`)
      .where("local_time", "<", `${addDays(date, 1)}T00:01:00`);
    if (placeIds !== undefined) query = query.where(isOneOf("place_id", placeIds));
    for (const { place_id: placeId, reader_id: readerId, local_time, at_ms, ...punch } of await query.execute())
      if (at_ms !== null) found.push({ ...punch, placeId, readerId, date: local_time.slice(0, 10), atMs: at_ms });
  });
  return found;
}
