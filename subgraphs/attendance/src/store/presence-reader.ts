import { setImmediate as nextTurn } from "node:timers/promises";
import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from "kysely";
import { toUtcDate } from "../domain/dates.ts";
import type { LastPunch, PresenceRow } from "../domain/presence/presence-row.ts";
import type { PresenceFacts } from "../domain/presence/presence-state.ts";
import type { PresenceReader, PresenceSelection } from "../domain/presence/presence-store.ts";
import { isClaimOf, isInScope, isOneOf, isPersonSearched } from "./conditions.ts";
import type { Database, Tables } from "./database.ts";

/** People of one statement: a few milliseconds. */
const PEOPLE_AT_ONCE = 500;

/** Presence in a database. */
export function createPresenceReader({ read }: Pick<Database, "read">): PresenceReader {
  return {
    read: async function* (selection) {
      for (let after: Position | undefined; ; ) {
        const rows = await selectPeople(read, selection, after).execute();
        yield rows.map(toFacts);
        const last = rows.at(-1);
        if (last === undefined || rows.length < PEOPLE_AT_ONCE) return;
        after = [last.name_key, last.id];
        await nextTurn();
      }
    },
  };
}

type Position = readonly [nameKey: string, id: string];

/** Where somebody without a record of today belongs: the home place, or the first one where a PIN is enrolled. */
const HOME_PLACE = sql<string | null>`(case when presence.date is null then coalesce(nullif(person.home_place_id, ''),
  (select min(enrolment.place_id) from enrolment join pin_claim on pin_claim.pin = enrolment.pin
    where pin_claim.person_key = person.key and ${isClaimOf("enrolment")})) end)`;

function selectPeople(read: Kysely<Tables>, selection: PresenceSelection, after: Position | undefined) {
  const query = read
    .selectFrom("person")
    .leftJoin("presence", "presence.person_key", "person.key")
    .leftJoin("record_fault", "record_fault.person_key", "person.key")
    .selectAll("presence")
    .select(["person.key", "person.id", "person.pin", "person.name", "person.name_key", HOME_PLACE.as("home_place")])
    .select("record_fault.since_ms as fault_ms")
    .where((where) => where.and(toConditions(where, selection)))
    .orderBy("person.name_key")
    .orderBy("person.id")
    .limit(PEOPLE_AT_ONCE);
  if (after === undefined) return query;
  return query.where(sql<SqlBool>`(person.name_key, person.id) > (${after[0]}, ${after[1]})`);
}

type Joined = ExpressionBuilder<Tables, "person" | "presence" | "record_fault">;

function toConditions(
  where: Joined,
  { placeIds, departmentIds, search, scope, nowMs }: PresenceSelection,
): readonly Expression<SqlBool>[] {
  return [
    isOnBoard(where, toUtcDate(nowMs)),
    ...(placeIds === undefined ? [] : [isAt(where, placeIds)]),
    ...(departmentIds === undefined ? [] : [isOneOf("person.department_id", departmentIds)]),
    ...(scope === undefined ? [] : [isInScope("person.department_id", scope)]),
    ...(search === undefined ? [] : [isPersonSearched(search)]),
  ];
}

/** Somebody employed without a record is there too: as unknown. */
function isOnBoard(where: Joined, today: string): Expression<SqlBool> {
  const isEmployed = sql<SqlBool>`coalesce(person.employed_from, '') <= ${today}
    and coalesce(person.employed_to, '9999-12-31') >= ${today}`;
  return where.or([where("presence.date", "is not", null), isEmployed]);
}

function isAt(where: Joined, placeIds: readonly string[]): Expression<SqlBool> {
  if (placeIds.length === 0) return sql<SqlBool>`1 = 0`;
  return where.or([
    isOneOf("presence.place_id", placeIds),
    isOneOf("presence.last_place_id", placeIds),
    sql<SqlBool>`${HOME_PLACE} in (${sql.join(placeIds)})`,
  ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectPeople>["execute"]>>[number];

function toFacts(row: Row): PresenceFacts {
  return {
    person: { key: row.key, id: row.id, pin: row.pin, name: row.name, nameKey: row.name_key },
    homePlaceId: row.home_place ?? undefined,
    hasFault: row.fault_ms !== null,
    row: toPresenceRow(row),
  };
}

/** The columns of presence; all null where there is none. */
type PresenceColumns = { readonly [K in keyof Tables["presence"]]: Tables["presence"][K] | null };

/** The row as the board takes it; `undefined` where there is none. */
export function toPresenceRow(row: PresenceColumns): PresenceRow | undefined {
  const { date, place_id, status, shift_end_ms, day_end_ms, enrolled_at } = row;
  if (date === null || place_id === null || status === null || enrolled_at === null) return undefined;
  return {
    date,
    placeId: place_id,
    status,
    isLate: row.is_late === 1,
    isOutOfHours: row.is_out_of_hours === 1,
    isIn: row.is_in === 1,
    firstMs: row.first_ms ?? undefined,
    sinceMs: row.since_ms ?? undefined,
    last: toLast(row),
    dueMs: row.due_ms ?? undefined,
    shiftEndMs: shift_end_ms ?? 0,
    dayEndMs: day_end_ms ?? 0,
    enrolledAt: JSON.parse(enrolled_at),
  };
}

function toLast({ last_ms, last_place_id, last_reader_id }: PresenceColumns): LastPunch | undefined {
  if (last_ms === null || last_place_id === null || last_reader_id === null) return undefined;
  return { atMs: last_ms, placeId: last_place_id, readerId: last_reader_id };
}
