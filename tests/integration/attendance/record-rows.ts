import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { addMarks } from "../../../subgraphs/attendance/src/store/marks.ts";

/** A person to be kept; `key` is what records are known by. */
export interface TestPerson {
  readonly pin: string;
  readonly departmentId?: string;
  readonly places?: readonly string[];
}

/** Keeps people, their claims and enrolments, as an import of `riyadh` would have made them. @returns their keys */
export async function keepPeople(database: Database, people: readonly TestPerson[]): Promise<readonly number[]> {
  return database.write(async ({ tx }) => {
    const keys: number[] = [];
    for (const { pin, departmentId = "", places = ["riyadh"] } of people) {
      const names = { name: `Person ${pin}`, name_key: `person ${pin}`, latin_name: "", arabic_name: "" };
      const links = { department_id: departmentId, manager_id: "", home_place_id: "", account: "" };
      const dates = { employed_from: null, employed_to: null, records_from: "2026-01-01" };
      const row = { id: `p.${pin}`, pin, source: "IMPORT" as const, ...names, ...links, ...dates };
      const { key } = await tx.insertInto("person").values(row).returning("key").executeTakeFirstOrThrow();
      const claim = { person_key: key, pin, place_id: "", from_date: null, to_date: null };
      await tx.insertInto("pin_claim").values(claim).execute();
      const stay = { person_key: key, from_date: "2026-01-01", department_id: departmentId };
      await tx.insertInto("department_stay").values(stay).execute();
      for (const place_id of places)
        await tx
          .insertInto("enrolment")
          .values({ place_id, pin, name: `P${pin}`, name_key: `p${pin}`, since_ms: 0, ended_ms: null })
          .execute();
      keys.push(key);
    }
    return keys;
  });
}

/** Marks dates of people. */
export async function mark(database: Database, keys: readonly number[], from: string, to: string): Promise<void> {
  const marks = keys.map((person_key) => ({ person_key, from_date: from, to_date: to }));
  await database.write((transaction) => addMarks(transaction, marks));
}

/** Keeps punches at Riyadh, `local` being the reader's clock. */
export async function keepPunches(database: Database, pin: string, locals: readonly string[]): Promise<void> {
  const rows = locals.map((local_time) => ({
    digest: `${pin}-${local_time}`,
    id: `riyadh/${pin}-${local_time}`,
    place_id: "riyadh",
    reader_id: "riyadh/gate-1",
    pin,
    at_ms: Date.parse(`${local_time}+03:00`),
    local_time,
    state_code: 0,
    verify_code: 1,
    channel: "READ",
    set_aside: null,
    copies: 1,
    received_ms: 0,
    drift_seconds: 0,
  }));
  await database.write(({ tx }) => tx.insertInto("punch").values(rows).execute());
}

/** Keeps a reader that is proved up to an instant. */
export async function keepReader(database: Database, reader_id: string, proved_until_ms: number): Promise<void> {
  const place_id = reader_id.split("/")[0] ?? "";
  const reader = { reader_id, place_id, since_ms: 0, ended_ms: null, proved_until_ms };
  await database.write(({ tx }) => tx.insertInto("reader").values(reader).execute());
}

/** Keeps departments whose names are their ids. */
export async function keepDepartments(database: Database, ids: readonly string[]): Promise<void> {
  const rows = ids.map((id) => ({ id, name: id, name_key: id }));
  await database.write(({ tx }) => tx.insertInto("department").values(rows).execute());
}
