import type { Kysely } from "kysely";
import type { KeptPerson, KeptRecord } from "../domain/changes/find-changes.ts";
import type { PresenceRow } from "../domain/presence/presence-row.ts";
import { fromFlagBits } from "../domain/records/day-row.ts";
import type { RecordWork } from "../domain/records/dirty-mark.ts";
import type { Database, Tables } from "./database.ts";
import { toPresenceRow } from "./presence-reader.ts";

/** Reads what is kept of the people and dates of some work, in its order; `undefined` for people who are gone. */
export function createKeptPeople({
  read,
}: Pick<Database, "read">): (work: readonly RecordWork[]) => Promise<readonly (KeptPerson | undefined)[]> {
  return async (work) => {
    const keys = work.map(({ personKey }) => personKey);
    if (keys.length === 0) return [];
    const people = await read.selectFrom("person").select(["key", "id"]).where("key", "in", keys).execute();
    const presence = await listPresence(read, keys);
    const rows = Map.groupBy(await listRows(read, work), ({ person_key }) => person_key);
    return work.map(({ personKey, from, to }) => {
      const person = people.find(({ key }) => key === personKey);
      if (person === undefined) return undefined;
      const own = (rows.get(personKey) ?? []).filter(({ date }) => from <= date && date <= to);
      return { personId: person.id, rows: own.map(toKeptRecord), presence: presence.get(personKey) };
    });
  };
}

async function listPresence(
  read: Kysely<Tables>,
  keys: readonly number[],
): Promise<ReadonlyMap<number, PresenceRow | undefined>> {
  const rows = await read.selectFrom("presence").selectAll().where("person_key", "in", keys).execute();
  return new Map(rows.map((row) => [row.person_key, toPresenceRow(row)]));
}

function listRows(read: Kysely<Tables>, work: readonly RecordWork[]) {
  const keys = work.map(({ personKey }) => personKey);
  const froms = work.map(({ from }) => from).toSorted();
  const tos = work.map(({ to }) => to).toSorted();
  return read
    .selectFrom("day_record")
    .selectAll()
    .where("person_key", "in", keys)
    .where("date", ">=", froms[0] ?? "")
    .where("date", "<=", tos.at(-1) ?? "")
    .execute();
}

type Row = Awaited<ReturnType<typeof listRows>>[number];

function toKeptRecord(row: Row): KeptRecord {
  return {
    date: row.date,
    placeId: row.place_id,
    departmentId: row.department_id || undefined,
    shiftId: row.shift_id || undefined,
    status: row.status,
    flags: fromFlagBits(row.flags),
    checkInMs: row.check_in_ms ?? undefined,
    checkOutMs: row.check_out_ms ?? undefined,
    workedMinutes: row.worked_minutes,
    expectedMinutes: row.expected_minutes,
    lateMinutes: row.late_minutes,
    earlyLeaveMinutes: row.early_leave_minutes,
    overtimeMinutes: row.overtime_minutes,
    keptPunches: row.kept_punches,
    completeness: row.is_proved === 1 ? "PROVED" : "NOT_PROVED",
    isFinal: row.is_final === 1,
    corrections: row.corrections,
  };
}
