import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AcknowledgementStore } from "../../../subgraphs/attendance/src/domain/periods/acknowledgement.ts";
import { compileOrganisation } from "../../../subgraphs/attendance/src/domain/rules/compile-organisation.ts";
import { createRecomputer } from "../../../subgraphs/attendance/src/recompute/recomputer.ts";
import { createAcknowledgementStore } from "../../../subgraphs/attendance/src/store/acknowledgements.ts";
import { createCorrectionStore } from "../../../subgraphs/attendance/src/store/corrections.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createPeriodStore } from "../../../subgraphs/attendance/src/store/periods.ts";
import { createRecordStore } from "../../../subgraphs/attendance/src/store/records.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { keepPeople, keepPunches, keepReader, mark } from "./record-rows.ts";

const RULES = compileOrganisation([{ id: "riyadh", timeZone: "Asia/Riyadh" }]);
const NOW = Date.parse("2026-11-26T12:00:00+03:00");
const DATES = { from: "2026-11-22", to: "2026-11-24" };

describe.each(STORES)("acknowledgements in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;
  let store: AcknowledgementStore;
  let keys: readonly number[];

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    ({ database } = await source.create());
    store = createAcknowledgementStore(database);
    await keepReader(database, "riyadh/gate-1", NOW);
    keys = await keepPeople(database, [{ pin: "7" }, { pin: "8" }]);
    await keepPunches(database, "7", ["2026-11-23T08:00:00", "2026-11-23T17:00:00"]);
    await remark();
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  const remark = async () => {
    await mark(database, keys, DATES.from, DATES.to);
    const records = createRecordStore(database);
    await createRecomputer({ store: records, readRules: async () => RULES, now: () => NOW }).run(10);
  };
  const person = () => ({ key: keys[0] ?? 0, id: "p.7", pin: "7", name: "Person 7", nameKey: "person 7" });
  const statement = () => store.readStatement(person(), DATES, NOW);
  const acknowledge = async (given: object = {}) => {
    const { hash } = await statement();
    return store.acknowledge({ person: person(), ...DATES, hash, actor: "account/seven", atMs: NOW, ...given });
  };
  const last = async () => (await store.list({ people: {} }, { limit: 1, after: undefined }))[0];
  const deed = { actor: "account/hr", actorName: "Hanan", atMs: NOW + 1, reason: "r" };
  const correct = async (localTime: string) => {
    const corrections = createCorrectionStore(database, new Map([["riyadh", "Asia/Riyadh"]]));
    const punch = { placeId: "riyadh", localTime, isSecond: false, stateCode: 1, personKey: keys[0] ?? 0 };
    await corrections.add({ kind: "ADD_PUNCH", ...punch }, { ...deed, move: "ENTER" });
    await remark();
  };
  const lock = () =>
    createPeriodStore(database).lock({
      range: { ...DATES, scope: { kind: "ALL" } },
      deed: { ...deed, atMs: NOW, move: "LOCK" },
      waived: [],
    });

  it("are of exactly the records that were shown", async () => {
    const { lines, hash, isOpen } = await statement();
    expect(isOpen).toBe(false);
    expect(lines).toHaveLength(3);
    expect(lines[1]).toBe(
      `{"person":"p.7","date":"2026-11-23","placeId":"riyadh","departmentId":null,"shiftId":null,"status":"PRESENT","flags":[],` +
        `"checkInMs":1795410000000,"checkOutMs":1795442400000,"presenceMinutes":540,"workedMinutes":480,"expectedMinutes":480,` +
        `"lateMinutes":0,"earlyLeaveMinutes":0,"overtimeMinutes":0,"keptPunches":2,"droppedDuplicates":0}`,
    );
    await expect(acknowledge({ hash: "0".repeat(64) })).rejects.toThrow(/not those that were shown/);
    expect(await acknowledge()).toMatchObject({ hash, rows: 3, voided: undefined });
    await expect(acknowledge()).rejects.toThrow(/already, by k\.1/);
  });

  it("are not of dates that are not over, not worked out, or without records", async () => {
    await expect(acknowledge({ to: "2026-11-26" })).rejects.toThrow(/not over/);
    await expect(acknowledge({ from: "2026-12-01", to: "2026-12-02" })).rejects.toThrow(/not over/);
    await expect(acknowledge({ from: "2025-12-01", to: "2025-12-02" })).rejects.toThrow(/no records/);
    await mark(database, keys.slice(0, 1), "2026-11-24", "2026-11-24");
    await expect(acknowledge()).rejects.toThrow(/worked out/);
  });

  it("hold while their records stay as they are, and those of others change", async () => {
    await acknowledge();
    await remark();
    await keepPunches(database, "8", ["2026-11-23T08:00:00"]);
    await remark();
    expect((await last())?.voided).toBeUndefined();
    expect(await store.count({ people: {}, isValid: true })).toBe(1);
  });

  it("hold no more when a record becomes another one, and say which date, which figure and why", async () => {
    await acknowledge();
    await correct("2026-11-23T19:00:00");
    expect((await last())?.voided).toMatchObject({
      date: "2026-11-23",
      changes: expect.arrayContaining([{ figure: "workedMinutes", before: "480", after: "600", difference: 120 }]),
      causes: [{ kind: "CORRECTION", reference: "c.1" }],
    });
    expect(await store.count({ people: {}, isValid: true })).toBe(0);
    expect((await acknowledge()).id).toBe("k.2");
  });

  it("hold no more when a locked record would be another one; the next one holds over the same difference", async () => {
    await lock();
    await acknowledge();
    await correct("2026-11-23T19:00:00");
    expect((await last())?.voided).toMatchObject({ date: "2026-11-23", causes: [{ kind: "CORRECTION" }] });
    await acknowledge();
    await remark();
    expect((await last())?.voided).toBeUndefined();
  });

  it("hold no more when their period is unlocked", async () => {
    await lock();
    await acknowledge();
    await createPeriodStore(database).unlock("l.1", { ...deed, move: "UNLOCK" });
    expect((await last())?.voided).toMatchObject({ periodId: "l.1", changes: [] });
  });
});
