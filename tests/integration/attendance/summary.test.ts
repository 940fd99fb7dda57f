import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { compileOrganisation } from "../../../subgraphs/attendance/src/domain/rules/compile-organisation.ts";
import { NO_SUMS } from "../../../subgraphs/attendance/src/domain/summary/period-sums.ts";
import { createRecomputer } from "../../../subgraphs/attendance/src/recompute/recomputer.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createRecordStore } from "../../../subgraphs/attendance/src/store/records.ts";
import { createSummaryReader } from "../../../subgraphs/attendance/src/store/summary-reader.ts";
import { createTotalsReader } from "../../../subgraphs/attendance/src/store/totals-reader.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { keepPeople, keepPunches, keepReader, mark } from "./record-rows.ts";

const RULES = compileOrganisation([
  { id: "riyadh", timeZone: "Asia/Riyadh" },
  { id: "cairo", timeZone: "Africa/Cairo" },
]);
const NOW = Date.parse("2026-11-26T12:00:00+03:00");
const MONTH = { from: "2026-11-01", to: "2026-11-30" };

describe.each(STORES)("a summary in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    ({ database } = await source.create());
    const keys = await keepPeople(database, [
      { pin: "1", departmentId: "it" },
      { pin: "2", departmentId: "it" },
      { pin: "3", departmentId: "hr" },
    ]);
    await keepPunches(database, "1", ["2026-11-23T08:20:00", "2026-11-23T17:00:00", "2026-11-24T07:55:00"]);
    await keepPunches(database, "2", ["2026-11-23T08:00:00", "2026-11-23T08:05:00", "2026-11-24T00:10:00"]);
    await keepReader(database, "riyadh/gate-1", NOW);
    await mark(database, keys, MONTH.from, MONTH.to);
    await createRecomputer({
      store: createRecordStore(database),
      readRules: async () => RULES,
      now: () => NOW,
    }).run(10);
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  it("by person reads as many rows as there are people, over however many dates", async () => {
    let rows = 0;
    const read = database.read.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        if (result.rows.some((row) => "group_id" in row)) rows += result.rows.length;
        return result;
      },
    });
    const sums = await createSummaryReader({ read }).sumRecords({ from: "2026-01-01", to: "2026-11-30" }, "PERSON");
    expect(sums.map(({ pin, sums: { days } }) => [pin, days])).toEqual([
      ["1", 26],
      ["2", 26],
      ["3", 26],
    ]);
    expect(rows).toBe(3);
  });

  it("by person holds everybody, those of several statements too", async () => {
    const summaries = createSummaryReader(database);
    const long = { from: "2020-01-01", to: "2036-12-31" }; // so many dates that each person is a statement
    expect(await summaries.sumRecords(long, "PERSON")).toEqual(await summaries.sumRecords(MONTH, "PERSON"));
    const searched = await summaries.sumRecords({ ...long, search: "person 2" }, "PERSON");
    expect(searched.map(({ pin }) => pin)).toEqual(["2"]);
  });

  it("of records is what totals are, whatever it is taken by", async () => {
    const summaries = createSummaryReader(database);
    const totals = await createTotalsReader(database).list(MONTH, "PERSON", { limit: 10, after: undefined });
    const sums = await summaries.sumRecords(MONTH, "PERSON");
    expect(sums.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toMatchObject(
      totals.map(({ id, days, workingDays, lateDays, workedMinutes }) => ({
        id,
        sums: { days, workingDays, lateDays, workedMinutes },
      })),
    );
    const whole = async (groupBy: "PERSON" | "DEPARTMENT" | "PLACE" | "DAY") => {
      const groups = await summaries.sumRecords(MONTH, groupBy);
      return Object.keys(NO_SUMS).map((key) =>
        groups.reduce((sum, group) => sum + (new Map(Object.entries(group.sums)).get(key) ?? 0), 0),
      );
    };
    for (const groupBy of ["DEPARTMENT", "PLACE", "DAY"] as const)
      expect(await whole(groupBy)).toEqual(await whole("PERSON"));
    const [it] = await summaries.sumRecords({ ...MONTH, departmentIds: ["it"] }, "DEPARTMENT");
    expect(it?.sums).toMatchObject({ days: 52, attendedDays: 3 });
  });

  it("of punches counts those that readers showed on the dates, and different PINs", async () => {
    const summaries = createSummaryReader(database);
    const day = { from: "2026-11-23", to: "2026-11-23" };
    const { groups, people } = await summaries.countPunches(day, "HOUR");
    expect(groups.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      { id: "08", punches: 3, people: 2 },
      { id: "17", punches: 1, people: 1 },
    ]);
    expect(people).toBe(2);
    const devices = await summaries.countPunches(MONTH, "DEVICE");
    expect(devices.groups).toEqual([{ id: "riyadh/gate-1", punches: 6, people: 2 }]);
    expect((await summaries.countHours({ from: "2026-11-24" })).flatMap((n, hour) => (n > 0 ? [hour, n] : []))).toEqual(
      [0, 1, 7, 1],
    );
  });

  it("of punches is narrowed by place, person, department and search, and leaves out what is set aside", async () => {
    const summaries = createSummaryReader(database);
    const count = async (selection: object) => {
      const { groups } = await summaries.countPunches({ ...MONTH, ...selection }, "DEVICE");
      return groups.reduce((sum, { punches }) => sum + punches, 0);
    };
    expect(await count({ placeIds: ["cairo"] })).toBe(0);
    expect(await count({ personIds: ["p.1"] })).toBe(3);
    expect(await count({ departmentIds: ["hr"] })).toBe(0);
    expect(await count({ search: "person 2" })).toBe(3);
    expect(await count({ scope: { departmentIds: [], personIds: ["p.2"] } })).toBe(3);
    await database.write(({ tx }) =>
      tx.updateTable("punch").set({ set_aside: "TOO_OLD" }).where("pin", "=", "1").execute(),
    );
    expect(await count({})).toBe(3);
  });
});
