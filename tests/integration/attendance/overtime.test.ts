import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RecordSelection } from "../../../subgraphs/attendance/src/domain/records/listed-record.ts";
import type { WorkRule } from "../../../subgraphs/attendance/src/domain/work-rules/work-rule.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createOvertimeReader, createOvertimeWriter } from "../../../subgraphs/attendance/src/store/overtime.ts";
import { createRecordReader } from "../../../subgraphs/attendance/src/store/record-reader.ts";
import { createRecordStore } from "../../../subgraphs/attendance/src/store/records.ts";
import { createRecomputer } from "../../../subgraphs/attendance/src/recompute/recomputer.ts";
import { compileOrganisation } from "../../../subgraphs/attendance/src/domain/rules/compile-organisation.ts";
import { createWorkRuleStore } from "../../../subgraphs/attendance/src/store/work-rules.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { keepPeople, keepPunches, keepReader, mark } from "./record-rows.ts";

const NOW = Date.UTC(2026, 10, 26, 12);
const ACT = { action: "approveOvertime", actor: "account/hr", atMs: NOW };
const WEEK = { from: "2026-11-22", to: "2026-11-25" };
const ALL = { limit: 100, after: undefined, isDescending: false };
const RULE: WorkRule = {
  kind: "OVERTIME_WEEK",
  scope: { kind: "ORGANISATION", id: "" },
  from: "2026-01-01",
  to: undefined,
  minutes: 600,
  source: "Article 107",
};

describe.each(STORES)("overtime in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    ({ database } = await source.create());
    const keys = await keepPeople(database, [{ pin: "1", departmentId: "it" }, { pin: "2" }]);
    await keepReader(database, "riyadh/gate-1", NOW);
    for (const day of ["22", "23", "24"])
      await keepPunches(database, "1", [`2026-11-${day}T08:00:00`, `2026-11-${day}T19:00:00`]);
    await keepPunches(database, "2", ["2026-11-22T08:00:00", "2026-11-22T18:00:00"]);
    await mark(database, keys, WEEK.from, WEEK.to);
    const readRules = async () => compileOrganisation([{ id: "riyadh", timeZone: "Asia/Riyadh" }]);
    await createRecomputer({ store: createRecordStore(database), readRules, now: () => NOW }).run(10);
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  const records = async (selection: Partial<RecordSelection>) =>
    (await createRecordReader(database).list({ ...WEEK, ...selection }, ALL)).map(
      ({ person, date, overtimeMinutes }) => `${person.pin} ${date.slice(8)} ${overtimeMinutes}`,
    );

  /** Decides on a record's overtime. */
  async function decide(pin: string, date: string, minutes: number) {
    const [record] = await createRecordReader(database).list({ from: date, to: date, search: pin }, ALL);
    if (record === undefined) throw new Error(`no record of ${pin} on ${date}`);
    const decision = { person: record.person, date, minutes, reason: "stocktaking" };
    await createOvertimeWriter(database).approve([decision], ACT);
    return record.person;
  }

  it("waits for a decision, and is found by what became of it", async () => {
    expect(await records({ overtime: ["PENDING"] })).toEqual(["1 22 120", "2 22 60", "1 23 120", "1 24 120"]);
    await decide("1", "2026-11-22", 60);
    await decide("1", "2026-11-23", 0);
    const person = await decide("2", "2026-11-22", 90);
    expect(await records({ overtime: ["PENDING"] })).toEqual(["1 24 120"]);
    expect(await records({ overtime: ["APPROVED"] })).toEqual(["1 22 120", "2 22 60"]);
    expect(await records({ overtime: ["DECLINED"] })).toEqual(["1 23 120"]);
    expect(await records({ overtime: ["WORKED_LESS"] })).toEqual(["2 22 60"]);
    expect(await records({ overtime: ["DECLINED", "PENDING"] })).toEqual(["1 23 120", "1 24 120"]);
    expect(await records({ overtime: [] })).toEqual([]);
    const writer = createOvertimeWriter(database);
    expect(await writer.revoke(person, "2026-11-22", ACT)).toBe(true);
    expect(await writer.revoke(person, "2026-11-22", ACT)).toBe(false);
    expect(await records({ overtime: ["PENDING"] })).toEqual(["2 22 60", "1 24 120"]);
  });

  it("is decided with a line of the log, the last decision standing, and no record is marked", async () => {
    await decide("1", "2026-11-22", 60);
    const { key } = await decide("1", "2026-11-22", 90);
    const decided = await createOvertimeReader(database).findDecided([key], WEEK);
    expect(decided.get(key)).toMatchObject([
      {
        date: "2026-11-22",
        departmentId: "it",
        workedOverMinutes: 120,
        approval: { minutes: 90, reason: "stocktaking", actor: "account/hr", atMs: NOW },
      },
    ]);
    const log = await database.read.selectFrom("change_log").select(["action", "subject"]).execute();
    expect(log).toEqual([ACT, ACT].map(({ action }) => ({ action, subject: "p.1" })));
    expect(await database.read.selectFrom("dirty_mark").selectAll().execute()).toEqual([]);
  });

  it("is decided no more in a locked period, and again when it is unlocked", async () => {
    const person = await decide("1", "2026-11-22", 60);
    const lock = {
      from_date: "2026-11-01",
      to_date: "2026-11-22",
      scope_kind: "DEPARTMENTS" as const,
      scope_ids: '["it"]',
      state: "LOCKED" as const,
      row_count: 1,
      waived: "[]",
      deeds: "[]",
    };
    await database.write(({ tx }) => tx.insertInto("period").values(lock).execute());
    await expect(decide("1", "2026-11-22", 90)).rejects.toThrow(/2026-11-22 is in the locked period/);
    await expect(createOvertimeWriter(database).revoke(person, "2026-11-22", ACT)).rejects.toThrow(/locked/);
    await decide("1", "2026-11-23", 90);
    await decide("2", "2026-11-22", 90);
    await database.write(({ tx }) => tx.updateTable("period").set({ state: "UNLOCKED" }).execute());
    expect(await createOvertimeWriter(database).revoke(person, "2026-11-22", ACT)).toBe(true);
  });

  it("is told by group for totals", async () => {
    await decide("1", "2026-11-22", 60);
    await decide("2", "2026-11-22", 60);
    const grouped = async (groupBy: "PERSON" | "DEPARTMENT" | "PLACE") =>
      (await createOvertimeReader(database).listGrouped(WEEK, groupBy, 10)).map(({ groupId }) => groupId).toSorted();
    expect(await grouped("PERSON")).toEqual(["p.1", "p.2"]);
    expect(await grouped("DEPARTMENT")).toEqual(["", "it"]);
    expect(await grouped("PLACE")).toEqual(["riyadh", "riyadh"]);
    expect(await createOvertimeReader(database).listGrouped({ ...WEEK, search: "2" }, "PERSON", 10)).toHaveLength(1);
  });

  it("is capped by rules in versions, each replaced by its own kind, scope and dates", async () => {
    const rules = createWorkRuleStore(database);
    const open = { ...RULE, minutes: undefined, from: "2027-01-01" };
    expect(await rules.save(RULE, ACT)).toBe(true);
    await rules.save({ ...RULE, to: "2026-03-01" }, ACT);
    await rules.save({ ...RULE, scope: { kind: "PERSON", id: "p.1" } }, ACT);
    await rules.save(open, ACT);
    await rules.save({ ...RULE, minutes: 300 }, ACT);
    const kept = await rules.list();
    expect(kept).toHaveLength(4);
    expect(kept).toContainEqual({ ...RULE, minutes: 300 });
    expect(kept).toContainEqual(open);
    expect(await rules.remove(RULE, ACT)).toEqual({ ...RULE, minutes: 300 });
    expect(await rules.remove(RULE, ACT)).toBeUndefined();
    expect(await rules.list()).toHaveLength(3);
  });
});
