import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { keepDepartments, keepPeople, keepPunches, keepReader, mark } from "./record-rows.ts";

/** The dates of the fixture. */
export const NOVEMBER = { from: "2026-11-23", to: "2026-11-25" };
/** The places of the fixture. */
export const PLACES = [
  { id: "riyadh", timeZone: "Asia/Riyadh" },
  { id: "cairo", timeZone: "Africa/Cairo" },
];
/** The moment that a wall clock of Riyadh shows. */
export const at = (text: string) => Date.parse(`${text}+03:00`);

/** Three people: 1 is late on the 23rd, 2 is at a place that is not proved, 3 is of another department. */
export async function keepFixture(database: Database): Promise<void> {
  const keys = await keepPeople(database, [
    { pin: "1", departmentId: "it" },
    { pin: "2", departmentId: "it", places: ["cairo"] },
    { pin: "3", departmentId: "hr" },
  ]);
  await keepDepartments(database, ["it", "hr"]);
  await keepPunches(database, "1", ["2026-11-23T08:20:00", "2026-11-23T17:00:00"]);
  await keepReader(database, "riyadh/gate-1", at("2026-11-26T11:00:00"));
  await keepReader(database, "cairo/gate-1", at("2026-11-24T12:00:00"));
  await mark(database, keys, NOVEMBER.from, NOVEMBER.to);
  await database.write(({ tx }) =>
    tx
      .insertInto("followed_feed")
      .values({ place_id: "riyadh", epoch: "e", seq: 40, head_seq: 42, as_of_ms: Date.UTC(2026, 10, 26, 5) })
      .execute(),
  );
}
