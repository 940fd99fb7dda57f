import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { compileOrganisation } from "../../../subgraphs/attendance/src/domain/rules/compile-organisation.ts";
import { createRecomputer } from "../../../subgraphs/attendance/src/recompute/recomputer.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createRecordStore } from "../../../subgraphs/attendance/src/store/records.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { keepPeople, keepPunches, keepReader, mark } from "./record-rows.ts";

const RULES = compileOrganisation([
  { id: "riyadh", timeZone: "Asia/Riyadh" },
  { id: "cairo", timeZone: "Africa/Cairo" },
]);
const at = (text: string) => Date.parse(`${text}+03:00`);

describe.each(STORES)("the recomputation of records in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;
  let nowMs: number;
  let run: ReturnType<typeof createRecomputer>["run"];

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    ({ database } = await source.create());
    nowMs = at("2026-11-26T12:00:00");
    await keepReader(database, "riyadh/gate-1", nowMs);
    const store = createRecordStore(database);
    ({ run } = createRecomputer({ store, readRules: async () => RULES, now: () => nowMs }));
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  const records = () =>
    database.read
      .selectFrom("day_record")
      .select(["date", "person_key", "status", "flags", "late_minutes", "is_final", "department_id"])
      .orderBy("date")
      .orderBy("person_key")
      .execute();
  const statuses = async () => (await records()).map(({ date, status }) => `${date.slice(8)} ${status}`);
  const marks = () => createRecordStore(database).countMarked();

  it("works out the marked dates from the stored punches, and takes the marks away", async () => {
    const [key = 0] = await keepPeople(database, [{ pin: "7", departmentId: "it" }]);
    await keepPunches(database, "7", ["2026-11-24T08:20:00", "2026-11-24T17:00:00"]);
    await mark(database, [key], "2026-11-24", "2026-11-25");
    expect(await run(10)).toBe(1);
    expect(await records()).toMatchObject([
      { date: "2026-11-24", person_key: key, status: "PRESENT", late_minutes: 20, department_id: "it", is_final: 1 },
      { date: "2026-11-25", status: "ABSENT" },
    ]);
    expect(await marks()).toBe(0);
    expect(await run(10)).toBe(0);
  });

  it("replaces rows, and removes those that have no place any more", async () => {
    const [key = 0] = await keepPeople(database, [{ pin: "7" }]);
    await mark(database, [key], "2026-11-24", "2026-11-25");
    await run(10);
    await keepPunches(database, "7", ["2026-11-24T08:00:00", "2026-11-24T17:00:00"]);
    const employed = { employed_to: "2026-11-24" };
    await database.write(({ tx }) => tx.updateTable("person").set(employed).execute());
    await mark(database, [key], "2026-11-24", "2026-11-25");
    await run(10);
    expect(await statuses()).toEqual(["24 PRESENT"]);
  });

  it("says unknown where a reader is not proved, and right by itself after its proof", async () => {
    const [key = 0] = await keepPeople(database, [{ pin: "7", places: ["riyadh", "cairo"] }]);
    await keepReader(database, "cairo/gate-1", at("2026-11-24T05:00:00")); // 04:00 in Cairo, the home place
    await mark(database, [key], "2026-11-23", "2026-11-24");
    await run(10);
    expect(await statuses()).toEqual(["23 ABSENT", "24 UNKNOWN"]);
    await database.write(({ tx }) => tx.updateTable("reader").set({ proved_until_ms: nowMs }).execute());
    await mark(database, [key], "2026-11-24", "2026-11-24");
    await run(10);
    expect(await statuses()).toEqual(["23 ABSENT", "24 ABSENT"]);
  });

  it("goes on by the clock: a day closes, and the next one begins", async () => {
    const [key = 0] = await keepPeople(database, [{ pin: "7" }]);
    await mark(database, [key], "2026-11-24", "2026-11-24");
    nowMs = at("2026-11-24T12:00:00");
    await run(10);
    expect(await statuses()).toEqual(["24 PENDING"]);
    nowMs = at("2026-11-25T04:00:00");
    expect(await createRecordStore(database).markDue(nowMs)).toBe(1);
    await run(10);
    expect(await statuses()).toEqual(["24 ABSENT", "25 PENDING"]);
    expect(await createRecordStore(database).markDue(nowMs)).toBe(0);
  });

  it("judges days again that a clock which ran ahead closed or began too early", async () => {
    const [key = 0] = await keepPeople(database, [{ pin: "7" }]);
    await keepPunches(database, "7", ["2026-11-24T08:00:00"]);
    await mark(database, [key], "2026-11-23", "2026-11-25");
    nowMs = at("2026-11-25T12:00:00");
    await run(10);
    expect(await statuses()).toEqual(["23 ABSENT", "24 INCOMPLETE", "25 PENDING"]);
    const markDue = () => createRecordStore(database).markDue(nowMs);
    nowMs -= 30_000; // put right by a little
    expect(await markDue()).toBe(0);
    nowMs = at("2026-11-24T12:00:00");
    expect(await markDue()).toBe(1);
    await run(10);
    expect(await statuses()).toEqual(["23 ABSENT", "24 PENDING"]);
    expect(await markDue()).toBe(0);
    nowMs = at("2026-11-25T12:00:00"); // and the day comes by itself
    await markDue();
    await run(10);
    expect(await statuses()).toEqual(["23 ABSENT", "24 INCOMPLETE", "25 PENDING"]);
  });

  it("takes the asked people first, and keeps marks that were made meanwhile", async () => {
    const keys = await keepPeople(database, [{ pin: "1" }, { pin: "2" }, { pin: "3" }]);
    await mark(database, keys, "2026-11-24", "2026-11-24");
    expect(await run(10, { personKeys: keys.slice(2), from: "2026-11-01", to: "2026-11-30" })).toBe(1);
    expect((await records()).map(({ person_key }) => person_key)).toEqual(keys.slice(2));
    const store = createRecordStore(database);
    const work = await store.listWork(1);
    await mark(database, keys.slice(0, 1), "2026-11-25", "2026-11-25");
    await store.saveResults(
      work.map((each) => ({ kind: "ROWS", work: each, rows: [] })),
      nowMs,
    );
    expect(await marks()).toBe(2);
  });

  it("works years out in turns, the newest dates first, and ends with every date worked out", async () => {
    const [key = 0] = await keepPeople(database, [{ pin: "7" }]);
    await mark(database, [key], "2026-01-01", "2026-11-25");
    expect(await run(10)).toBe(1);
    expect((await records()).at(0)?.date).toBe("2026-08-26");
    for (let turn = 0; turn < 3; turn++) await run(10);
    expect([await run(10), await marks()]).toEqual([0, 0]);
    const dates = (await records()).map(({ date }) => date);
    expect([dates.length, dates[0], dates.at(-1)]).toEqual([329, "2026-01-01", "2026-11-25"]);
  });

  it("works out what is asked for before the rest of the same marks", async () => {
    const keys = await keepPeople(database, [{ pin: "1" }, { pin: "2" }]);
    await mark(database, keys, "2026-01-01", "2026-11-25");
    const march = { personKeys: keys.slice(1), from: "2026-03-01", to: "2026-03-02" };
    await run(10, march);
    expect((await records()).map(({ date, person_key }) => [date, person_key])).toEqual([
      ["2026-03-01", keys[1]],
      ["2026-03-02", keys[1]],
    ]);
    expect(await run(10, march)).toBe(0);
  });

  it("has no records of a person who was removed, and is done with the marks", async () => {
    await mark(database, [4711], "2026-11-24", "2026-11-24");
    expect(await run(10)).toBe(1);
    expect(await marks()).toBe(0);
  });

  it("lets nobody wait behind somebody whose records cannot be kept, and waits where nothing can be kept", async () => {
    const keys = await keepPeople(database, [{ pin: "7" }, { pin: "8" }]);
    for (const key of keys) await mark(database, [key], "2026-11-24", "2026-11-24");
    const store = createRecordStore(database);
    let refused: readonly number[] = keys;
    const odd = createRecomputer({
      store: {
        ...store,
        saveResults: async (results, atMs) => {
          if (results.some(({ kind, work }) => kind === "ROWS" && refused.includes(work.personKey)))
            throw new Error("it is not to be kept");
          return store.saveResults(results, atMs);
        },
      },
      readRules: async () => RULES,
      now: () => nowMs,
    });
    await expect(odd.run(10)).rejects.toThrow("it is not to be kept");
    expect(await marks()).toBe(2);
    refused = keys.slice(0, 1);
    expect(await odd.run(10)).toBe(2);
    expect((await records()).map(({ person_key }) => person_key)).toEqual(keys.slice(1));
    expect(await database.read.selectFrom("record_fault").selectAll().execute()).toMatchObject([
      { person_key: keys[0], message: "it is not to be kept" },
    ]);
    expect(await marks()).toBe(0);
  });

  it("takes nobody's records away for what passes by itself, such as a connection that broke", async () => {
    const keys = await keepPeople(database, [{ pin: "7" }, { pin: "8" }]);
    for (const key of keys) await mark(database, [key], "2026-11-24", "2026-11-24");
    const store = createRecordStore(database);
    let broken = 2; // the question of both, and the first one's own
    const options = { readRules: async () => RULES, now: () => nowMs };
    const odd = createRecomputer({
      ...options,
      store: {
        ...store,
        readWork: async (work) => {
          if (broken-- > 0) throw new Error("Connection terminated unexpectedly");
          return store.readWork(work);
        },
      },
    });
    expect(await odd.run(10)).toBe(2);
    expect((await records()).map(({ person_key }) => person_key)).toEqual(keys);
    expect(await database.read.selectFrom("record_fault").selectAll().execute()).toEqual([]);
    expect(await marks()).toBe(0);
  });

  it("says why somebody has no records, and works out the others", async () => {
    const keys = await keepPeople(database, [{ pin: "1", places: [] }, { pin: "2" }]);
    await mark(database, keys, "2026-11-24", "2026-11-24");
    await run(10);
    expect(await statuses()).toEqual(["24 ABSENT"]);
    const faults = await database.read.selectFrom("record_fault").select("person_key").execute();
    expect(faults).toEqual([{ person_key: keys[0] }]);
  });

  describe("a fault", () => {
    const store = () => createRecordStore(database);
    const rows = (from: string, to: string) =>
      ({ kind: "ROWS", work: { personKey: 1, from, to, token: 0 }, rows: [] }) as const;
    const fault = (from: string, to: string) =>
      ({ ...rows(from, to), kind: "FAULT", message: "hours overlap" }) as const;
    const reasons = () => database.read.selectFrom("record_fault").select(["message", "since_ms"]).execute();
    const marked = async () =>
      (
        await database.read.selectFrom("dirty_mark").select(["from_date", "to_date"]).orderBy("from_date").execute()
      ).map(({ from_date, to_date }) => `${from_date} ${to_date}`);
    const SINCE = [{ message: "hours overlap", since_ms: 1000 }];
    beforeEach(() => keepPeople(database, [{ pin: "1" }]));

    it("lasts until each of its dates is worked out, whatever becomes of others", async () => {
      await store().saveResults([fault("2026-11-01", "2026-11-10")], 1000);
      await store().saveResults([rows("2026-10-01", "2026-10-31")], 2000);
      await store().saveResults([fault("2026-11-10", "2026-11-12")], 3000);
      expect([await reasons(), await marked()]).toEqual([SINCE, []]);
      await store().saveResults([rows("2026-11-03", "2026-11-04")], 4000);
      const left = ["2026-11-01 2026-11-02", "2026-11-05 2026-11-09"];
      expect([await reasons(), await marked()]).toEqual([SINCE, left]);
      for (const part of left) await store().saveResults([rows(part.slice(0, 10), part.slice(11))], 5000);
      expect(await reasons()).toEqual(SINCE);
      await store().saveResults([rows("2026-11-10", "2026-11-12")], 6000);
      expect(await reasons()).toEqual([]);
    });

    it("is tried again after a day, once", async () => {
      await store().saveResults([fault("2026-11-01", "2026-11-10")], 1000);
      const day = 86_400_000;
      expect([await store().markDue(day), await marked()]).toEqual([0, []]);
      expect([await store().markDue(day + 1000), await marked()]).toEqual([1, ["2026-11-01 2026-11-10"]]);
      expect(await store().markDue(day + 1000)).toBe(0);
    });
  });
});
