import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PersonEdit } from "../../../subgraphs/attendance/src/domain/people/person-draft.ts";
import type { SheetRow } from "../../../subgraphs/attendance/src/domain/people/person-sheet.ts";
import { compileOrganisation } from "../../../subgraphs/attendance/src/domain/rules/compile-organisation.ts";
import { createRecomputer } from "../../../subgraphs/attendance/src/recompute/recomputer.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { keepUsers } from "../../../subgraphs/attendance/src/store/fed-users.ts";
import { createPeopleWriter } from "../../../subgraphs/attendance/src/store/people-writer.ts";
import { createRecordStore } from "../../../subgraphs/attendance/src/store/records.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { keepReader, mark } from "./record-rows.ts";

const RULES = compileOrganisation([
  { id: "riyadh", timeZone: "Asia/Riyadh" },
  { id: "cairo", timeZone: "Africa/Cairo" },
]);
const NOW_MS = Date.parse("2026-11-26T12:00:00Z");
const ACT = { actor: "account/hr", atMs: NOW_MS };

describe.each(STORES)("an enrolment that a place tells of, in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;
  let reopen: () => Promise<Database>;
  let work: () => Promise<void>;

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    ({ database, reopen } = await source.create());
    await keepReader(database, "riyadh/gate-1", NOW_MS);
    const store = createRecordStore(database);
    const { run } = createRecomputer({ store, readRules: async () => RULES, now: () => NOW_MS });
    work = async () => {
      while ((await run(10)) > 0);
    };
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  const enrol = (placeId: string) =>
    database.write((transaction) =>
      keepUsers(transaction, [{ kind: "USER", pin: "7", name: `Name at ${placeId}` }], {
        placeId,
        nowMs: NOW_MS,
        identity: "organisation",
      }),
    );
  const person = () =>
    database.read.selectFrom("person").select(["key", "name", "home_place_id", "records_from"]).execute();
  const days = async () => {
    const rows = await database.read
      .selectFrom("day_record")
      .select(["date", "place_id", "status"])
      .orderBy("date")
      .execute();
    return rows.map(({ date, place_id, status }) => `${date.slice(8)} ${place_id} ${status}`);
  };
  const begin = async () => {
    await enrol("riyadh");
    const [{ key } = { key: 0 }] = await person();
    await database.write(({ tx }) => tx.updateTable("person").set({ records_from: "2026-11-24" }).execute());
    await mark(database, [key], "2026-11-24", "2026-11-25");
    await work();
  };

  it("at one more place opens the days again that were proved without it", async () => {
    await begin();
    expect((await days()).slice(0, 2)).toEqual(["24 riyadh ABSENT", "25 riyadh ABSENT"]);
    await keepReader(database, "tabuk/gate-1", 0);
    await enrol("tabuk");
    await work();
    expect((await days()).slice(0, 2)).toEqual(["24 riyadh UNKNOWN", "25 riyadh UNKNOWN"]);
  });

  it("is measured by the first of the places by their ids, whichever told it first", async () => {
    await begin();
    await enrol("cairo");
    await work();
    expect(await person()).toMatchObject([{ name: "Name at cairo", home_place_id: "cairo" }]);
    expect((await days()).every((day) => day.includes("cairo"))).toBe(true);
    await enrol("riyadh");
    expect(await person()).toMatchObject([{ name: "Name at cairo", home_place_id: "cairo" }]);
  });

  const writer = () => createPeopleWriter(database, "organisation");
  const importLine = (cells: SheetRow["cells"]) =>
    writer().importSheet(
      { rows: [{ line: 2, cells: { pin: "7", ...cells } }], placeIds: new Set(["riyadh", "cairo"]), isDryRun: false },
      ACT,
    );
  const edit = (given: PersonEdit) => writer().edit("p.7", given, { ...ACT, action: "editPerson" });

  it.each([
    ["an import", () => importLine({ name: "Ali" })],
    ["an edit", () => edit({ name: "Ali" })],
  ])("is measured by the first of the places after %s that says no place", async (_by, change) => {
    await begin();
    await change();
    await enrol("cairo");
    await work();
    expect(await person()).toMatchObject([{ name: "Ali", home_place_id: "cairo" }]);
    expect((await days()).every((day) => day.includes("cairo"))).toBe(true);
  });

  it.each([
    ["an import", () => importLine({ homePlace: "riyadh" }), "importPeople"],
    ["an edit", () => edit({ homePlaceId: "riyadh" }), "editPerson"],
  ])("leaves the place that %s said, also where it was that one", async (_by, change, action) => {
    await begin();
    await change();
    await enrol("cairo");
    expect(await person()).toMatchObject([{ home_place_id: "riyadh" }]);
    const log = await database.read.selectFrom("change_log").select(["action", "subject", "detail"]).execute();
    expect(log).toMatchObject([{ action, subject: "p.7", detail: expect.stringContaining("homePlaceId") }]);
  });

  it("of a store before it was kept goes by the log of changes", async () => {
    await begin();
    await edit({ homePlaceId: "tabuk" });
    await database.write(async ({ tx }) => {
      await sql`alter table person drop column is_home_said`.execute(tx);
      await sql`delete from kysely_migration where name = '0035-said-homes'`.execute(tx);
    });
    await database.close();
    database = await reopen();
    await enrol("cairo");
    expect(await person()).toMatchObject([{ home_place_id: "tabuk" }]);
  });
});
