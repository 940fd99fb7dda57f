import { createOrganisation } from "../../../packages/rules/src/organisation.ts";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { toPeriodSummary } from "../../../packages/rules/src/period-summary.ts";
import { toRecords } from "../../../subgraphs/attendance/src/domain/records/recompute.ts";
import { compileOrganisation } from "../../../subgraphs/attendance/src/domain/rules/compile-organisation.ts";
import { compilePerson } from "../../../subgraphs/attendance/src/domain/rules/compile-person.ts";
import { createRecomputer } from "../../../subgraphs/attendance/src/recompute/recomputer.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createRecordStore } from "../../../subgraphs/attendance/src/store/records.ts";
import { createTotalsReader } from "../../../subgraphs/attendance/src/store/totals-reader.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { keepPeople, keepPunches, keepReader, mark } from "./record-rows.ts";

const RULES = compileOrganisation([
  { id: "riyadh", timeZone: "Asia/Riyadh" },
  { id: "cairo", timeZone: "Africa/Cairo" },
]);
const NOW = Date.parse("2026-11-26T12:00:00+03:00");
const MONTH = { from: "2026-11-01", to: "2026-11-30" };
const ALL = { limit: 100, after: undefined };

/** A month of somebody who comes a little later each day, leaves at five, and forgets each sixth day. */
function toPunches(minutesLater: number): readonly string[] {
  const dates = Array.from({ length: 26 }, (_, index) => `2026-11-${String(index + 1).padStart(2, "0")}`);
  return dates.flatMap((date, index) => {
    if (index % 6 === 5) return [];
    const late = (index * minutesLater) % 60;
    return [`${date}T08:${String(late).padStart(2, "0")}:00`, ...(index % 5 === 4 ? [] : [`${date}T18:10:00`])];
  });
}

describe.each(STORES)("totals in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    ({ database } = await source.create());
    const keys = await keepPeople(database, [
      { pin: "1", departmentId: "it" },
      { pin: "2", departmentId: "it", places: ["riyadh", "cairo"] },
      { pin: "3", departmentId: "hr" },
    ]);
    await database.write(({ tx }) =>
      tx
        .insertInto("department")
        .values([
          { id: "it", name: "IT", name_key: "it" },
          { id: "hr", name: "HR", name_key: "hr" },
        ])
        .execute(),
    );
    for (const pin of ["1", "2"]) await keepPunches(database, pin, toPunches(Number(pin) * 7));
    await keepReader(database, "riyadh/gate-1", NOW);
    await mark(database, keys, MONTH.from, MONTH.to);
    const store = createRecordStore(database);
    await createRecomputer({ store, readRules: async () => RULES, now: () => NOW }).run(10);
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  it("of each person are what the rules sum up", async () => {
    const store = createRecordStore(database);
    const keys = await database.read.selectFrom("person").select("key").orderBy("key").execute();
    const work = keys.map(({ key }) => ({ personKey: key, ...MONTH, token: 0 }));
    const proofs = new Map([["riyadh", [{ fromMs: Number.NEGATIVE_INFINITY, toMs: NOW }]]]);
    const organisation = createOrganisation(RULES.organisation);
    const people = await store.readWork(work);
    const expected = people.map(({ punches, changes, ...facts }) => {
      const terms = { organisation, punches, changes, ...MONTH, asOfMs: NOW, proofs, additionalHolidays: [] };
      return toPeriodSummary(toRecords({ ...terms, person: compilePerson(facts, RULES.book) }));
    });
    const totals = await createTotalsReader(database).list(MONTH, "PERSON", ALL);
    expect(totals).toMatchObject(expected);
    expect(totals.map(({ lateDays, unknownDays }) => lateDays + unknownDays > 0)).toEqual([true, true, false]);
  });

  it("add up, whatever they are taken by, and are chosen as records are", async () => {
    const totals = createTotalsReader(database);
    const sums = async (groupBy: "PERSON" | "DEPARTMENT" | "PLACE") => {
      const rows = await totals.list(MONTH, groupBy, ALL);
      return [rows.reduce((sum, row) => sum + row.workedMinutes, 0), rows.reduce((sum, row) => sum + row.days, 0)];
    };
    expect(await sums("DEPARTMENT")).toEqual(await sums("PERSON"));
    expect(await sums("PLACE")).toEqual(await sums("PERSON"));
    const names = async (selection: object) =>
      (await totals.list({ ...MONTH, ...selection }, "DEPARTMENT", ALL)).map(({ name }) => name);
    expect(await names({})).toEqual(["HR", "IT"]);
    expect(await names({ flags: ["LATE"] })).toEqual(["IT"]);
    expect(await names({ search: "person 3" })).toEqual(["HR"]);
    expect(await totals.count(MONTH, "PERSON")).toBe(3);
  });

  it("come page by page, each once", async () => {
    const totals = createTotalsReader(database);
    const [first] = await totals.list(MONTH, "PERSON", { limit: 1, after: undefined });
    const rest = await totals.list(MONTH, "PERSON", { limit: 5, after: [first?.nameKey ?? "", first?.id ?? ""] });
    expect([first, ...rest].map((row) => row?.id)).toEqual(["p.1", "p.2", "p.3"]);
  });
});
