import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SheetRow } from "../../../subgraphs/attendance/src/domain/people/person-sheet.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createPeopleReader } from "../../../subgraphs/attendance/src/store/people-reader.ts";
import { createPeopleWriter } from "../../../subgraphs/attendance/src/store/people-writer.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { keepPunches } from "./record-rows.ts";

const ACT = { actor: "account/hr", atMs: Date.UTC(2026, 10, 26, 12) };
const ALL = { limit: 100, after: undefined };

describe.each(STORES)("people in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    ({ database } = await source.create());
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  /** Imports rows as a sheet would. */
  async function importRows(...cells: readonly SheetRow["cells"][]) {
    const rows = cells.map((row, index) => ({ line: index + 2, cells: row }));
    const order = { rows, placeIds: new Set(["riyadh", "cairo"]), isDryRun: false };
    const { faults, isDone, ...plan } = await createPeopleWriter(database, "organisation").importSheet(order, ACT);
    expect([faults, isDone]).toEqual([[], true]);
    return plan;
  }

  const people = async (selection = {}) =>
    (await createPeopleReader(database).list(selection, ALL)).map(({ pin, name }) => `${pin} ${name}`);
  const marks = async () =>
    (await database.read.selectFrom("dirty_mark").selectAll().execute()).map(
      ({ from_date, to_date }) => `${from_date} ${to_date}`,
    );
  const stays = async () =>
    (await database.read.selectFrom("department_stay").selectAll().orderBy("from_date").execute()).map(
      ({ from_date, department_id }) => `${from_date} ${department_id}`,
    );

  it("are created and changed by an import, and an import again changes nothing", async () => {
    await importRows({ pin: "1", name: "Sara", arabicName: "سارة", department: "IT" }, { pin: "2", latinName: "Omar" });
    expect(await people()).toEqual(["2 Omar", "1 Sara"]);
    const again = await importRows({ pin: "1", name: "Sara", department: "IT" });
    expect(again).toEqual({ created: [], changed: [], unchanged: 1 });
    await importRows({ pin: "1", name: "Zahra" });
    const [zahra] = await createPeopleReader(database).list({ ids: ["p.1"] }, ALL);
    expect(zahra).toMatchObject({
      name: "Zahra",
      arabicName: "سارة",
      department: "IT",
      source: "IMPORT",
    });
  });

  it("are found by name however it is written, by PIN, department and place", async () => {
    await importRows(
      { pin: "1", name: "أحمد", department: "IT" },
      { pin: "22", name: "Omar", department: "it", homePlace: "cairo" },
    );
    expect(await people({ search: "احمد" })).toEqual(["1 أحمد"]);
    expect(await people({ search: "22" })).toEqual(["22 Omar"]);
    await importRows({ pin: "AB_7", name: "Zed" });
    for (const search of ["ab_", "b_7", "_"]) expect(await people({ search })).toEqual(["AB_7 Zed"]);
    for (const search of ["%", "a%7", "ab-", "\\"]) expect(await people({ search })).toEqual([]);
    expect(await people({ placeIds: ["cairo"] })).toEqual(["22 Omar"]);
    expect(await people({ departmentIds: ["d.it"] })).toHaveLength(2);
    expect(await people({ ids: [] })).toEqual([]);
    expect(await createPeopleReader(database).listDepartments({})).toEqual([{ id: "d.it", name: "IT" }]);
  });

  it("begin to be recorded with employment, else with the first punch, and are marked from there on", async () => {
    await keepPunches(database, "1", ["2026-11-20T08:00:00"]);
    await importRows({ pin: "1" });
    await importRows({ pin: "2", employedFrom: "2026-11-01" });
    expect(await marks()).toEqual(["2026-11-20 2026-11-27", "2026-11-01 2026-11-27"]);
  });

  it("begin with the first punch at their own place, where PINs are of places", async () => {
    await keepPunches(database, "1", ["2026-11-20T08:00:00", "2026-11-21T08:00:00"]);
    const rows = ["cairo", "riyadh"].map((homePlace, index) => ({ line: index + 2, cells: { pin: "1", homePlace } }));
    const order = { rows, placeIds: new Set(["riyadh", "cairo"]), isDryRun: false };
    await createPeopleWriter(database, "place").importSheet(order, ACT);
    expect(await marks()).toEqual(["2026-11-26 2026-11-27", "2026-11-20 2026-11-27"]);
  });

  it("are marked by what moves figures and by nothing else", async () => {
    await importRows({ pin: "1", employedFrom: "2026-11-01" });
    await database.write(({ tx }) => tx.deleteFrom("dirty_mark").execute());
    await importRows({ pin: "1", name: "Sara", account: "account/sara" });
    expect(await marks()).toEqual([]);
    await importRows({ pin: "1", employedFrom: "2026-11-10" });
    expect(await marks()).toEqual(["2026-11-01 2026-11-10"]);
  });

  it("keep the department of past days when they move to another", async () => {
    await importRows({ pin: "1", employedFrom: "2026-11-01", department: "IT" });
    await importRows({ pin: "1", department: "HR" });
    expect(await stays()).toEqual(["2026-11-01 d.it", "2026-11-26 d.hr"]);
  });

  it("belong to a department from the date that is said on, whatever was said of later dates", async () => {
    await importRows({ pin: "1", employedFrom: "2026-11-01", department: "IT" }, { pin: "2", department: "IT" });
    const writer = createPeopleWriter(database, "organisation");
    const move = (department: string, departmentFrom: string) =>
      writer.edit("p.1", { department, departmentFrom }, { ...ACT, action: "editPerson" });
    await move("HR", "2026-11-10");
    await move("Ops", "2026-11-20");
    await move("Law", "2026-11-05");
    expect(await stays()).toEqual(["2026-11-01 d.it", "2026-11-05 d.law", "2026-11-26 d.it"]);
    await move("IT", "2026-11-05");
    expect(await stays()).toEqual(["2026-11-01 d.it", "2026-11-05 d.it", "2026-11-26 d.it"]);
  });

  it("are written about: who changed what, and when", async () => {
    await importRows({ pin: "1", name: "Sara" });
    await importRows({ pin: "1", name: "Sarah" });
    const lines = await database.read.selectFrom("change_log").selectAll().orderBy("seq").execute();
    expect(lines).toMatchObject([
      { actor: "account/hr", action: "importPeople", subject: "p.1", at_ms: ACT.atMs },
      { detail: JSON.stringify([{ key: "name", from: "Sara", to: "Sarah" }]) },
    ]);
  });

  it("come page by page, each once", async () => {
    await importRows(...Array.from({ length: 7 }, (_row, index) => ({ pin: String(index), name: "Same" })));
    const reader = createPeopleReader(database);
    const seen: string[] = [];
    for (let after: readonly [string, string] | undefined; ; ) {
      const page = await reader.list({}, { limit: 3, after });
      seen.push(...page.map(({ pin }) => pin));
      const last = page.at(-1);
      if (last === undefined) break;
      after = [last.nameKey, last.id];
    }
    expect(seen).toEqual(["0", "1", "2", "3", "4", "5", "6"]);
  });

  it("leave no punch uncounted: PINs that are nobody's are listed", async () => {
    await keepPunches(database, "9", ["2026-11-20T08:00:00", "2026-11-20T17:00:00", "2026-11-21T08:00:00"]);
    await keepPunches(database, "1", ["2026-11-20T08:00:00"]);
    await importRows({ pin: "1" });
    expect(await createPeopleReader(database).listUnmapped(undefined, ALL)).toEqual([
      { pin: "9", punches: 3, days: 2, lastAtMs: Date.parse("2026-11-21T08:00:00+03:00"), placeIds: ["riyadh"] },
    ]);
  });

  it("are imported once by two who import them at the same time", async () => {
    const plans = await Promise.all([importRows({ pin: "1", name: "Sara" }), importRows({ pin: "1", name: "Sara" })]);
    const counts = plans.map(({ created, unchanged }) => `${created.length} created, ${unchanged} unchanged`);
    expect(counts.toSorted()).toEqual(["0 created, 1 unchanged", "1 created, 0 unchanged"]);
  });
});
