import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CorrectionDeed } from "../../../subgraphs/attendance/src/domain/corrections/correction.ts";
import {
  type BlockerKind,
  type PeriodDeed,
  type PeriodScope,
  WAIVABLE,
} from "../../../subgraphs/attendance/src/domain/periods/period.ts";
import type { PeriodStore } from "../../../subgraphs/attendance/src/domain/periods/period-store.ts";
import type { RecordStore } from "../../../subgraphs/attendance/src/domain/records/record-store.ts";
import { compileOrganisation } from "../../../subgraphs/attendance/src/domain/rules/compile-organisation.ts";
import { createRecomputer } from "../../../subgraphs/attendance/src/recompute/recomputer.ts";
import { createCorrectionStore } from "../../../subgraphs/attendance/src/store/corrections.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createPeriodStore } from "../../../subgraphs/attendance/src/store/periods.ts";
import { createRecordStore } from "../../../subgraphs/attendance/src/store/records.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { keepPeople, keepPunches, keepReader, mark } from "./record-rows.ts";

const RULES = compileOrganisation([{ id: "riyadh", timeZone: "Asia/Riyadh" }]);
const NOW = Date.parse("2026-11-26T12:00:00+03:00");
const DATES = { from: "2026-11-22", to: "2026-11-24" };
const ALL: PeriodScope = { kind: "ALL" };
const EVERY = { people: {} };
const PAGE = { limit: 100, after: undefined };

describe.each(STORES)("periods in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;
  let periods: PeriodStore;
  let store: RecordStore;
  let keys: readonly number[];

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    ({ database } = await source.create());
    periods = createPeriodStore(database);
    store = createRecordStore(database);
    await keepReader(database, "riyadh/gate-1", NOW);
    keys = await keepPeople(database, [
      { pin: "7", departmentId: "it" },
      { pin: "8", departmentId: "hr" },
    ]);
    const days = ["2026-11-22", "2026-11-23", "2026-11-24"];
    await keepPunches(
      database,
      "7",
      days.flatMap((day) => [`${day}T08:00:00`, `${day}T17:00:00`]),
    );
    await remark();
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  const recompute = () => createRecomputer({ store, readRules: async () => RULES, now: () => NOW }).run(10);
  const remark = async () => {
    await mark(database, keys, DATES.from, DATES.to);
    await recompute();
  };
  const records = () =>
    database.read
      .selectFrom("day_record")
      .selectAll()
      .where("date", ">=", DATES.from)
      .where("date", "<=", DATES.to)
      .orderBy("date")
      .orderBy("person_key")
      .execute();
  const deed = (move: PeriodDeed["move"], given: Partial<PeriodDeed> = {}): PeriodDeed => ({
    move,
    actor: "account/hr",
    actorName: "Hanan",
    atMs: NOW,
    reason: "payroll",
    ...given,
  });
  const lock = async (
    given: { scope?: PeriodScope; from?: string; to?: string; waived?: readonly BlockerKind[] } = {},
  ) => {
    const { waived = [], ...range } = given;
    const outcome = await periods.lock({ range: { ...DATES, scope: ALL, ...range }, deed: deed("LOCK"), waived });
    return outcome.kind === "LOCKED"
      ? outcome.period.id
      : outcome.blockers.map(({ kind, count }) => `${kind} ${count}`);
  };
  const latePunch = async (local: string) => {
    await keepPunches(database, "7", [local]);
    await database.write(({ tx }) =>
      tx
        .updateTable("punch")
        .set({ received_ms: NOW + 1 })
        .where("local_time", "=", local)
        .execute(),
    );
    await remark();
  };
  const adjustments = async () =>
    (await periods.listAdjustments(EVERY, PAGE)).map(({ date, person, changes, causes, carriedIntoId }) =>
      [
        `${person.pin} ${date.slice(8)}`,
        changes.flatMap(({ figure, difference }) => (figure === "workedMinutes" ? [difference] : []))[0],
        causes.map(({ kind }) => kind).join(),
        carriedIntoId ?? "open",
      ].join(" "),
    );
  const correct = (day: string, move: CorrectionDeed["move"] = "ENTER") => {
    const given = { actor: "account/hr", actorName: "Hanan", atMs: NOW, reason: "r", move };
    const corrections = createCorrectionStore(database, new Map([["riyadh", "Asia/Riyadh"]]));
    const punch = { localTime: `2026-11-${day}T20:00:00`, isSecond: false, stateCode: 1, placeId: "riyadh" };
    return corrections.add({ kind: "ADD_PUNCH", personKey: keys[0] ?? 0, ...punch }, given);
  };

  it("are locked when nothing stands against it, with their people as they were known then", async () => {
    expect(await lock()).toBe("l.1");
    expect(await periods.find("l.1")).toMatchObject({ state: "LOCKED", rows: 6, waived: [], ...DATES });
    const people = await database.read
      .selectFrom("period_person")
      .select(["person_id", "name"])
      .orderBy("person_id")
      .execute();
    expect(people).toEqual([
      { person_id: "p.7", name: "Person 7" },
      { person_id: "p.8", name: "Person 8" },
    ]);
  });

  it.each<[string, BlockerKind, () => Promise<unknown>]>([
    ["dates that are not over", "NOT_OVER", () => lock({ to: "2026-11-26" })],
    [
      "marks that are not worked out",
      "RECOMPUTING",
      async () => mark(database, keys.slice(0, 1), "2026-11-24", "2026-11-24"),
    ],
    ["a request that waits", "OPEN_REQUEST", () => correct("23", "REQUEST")],
    [
      "days that are not proved",
      "UNKNOWN",
      async () => {
        await database.write(({ tx }) => tx.updateTable("reader").set({ proved_until_ms: 0 }).execute());
        await remark();
      },
    ],
    [
      "a day without its end",
      "INCOMPLETE",
      async () => {
        await database.write(({ tx }) =>
          tx.deleteFrom("punch").where("local_time", "=", "2026-11-24T17:00:00").execute(),
        );
        await remark();
      },
    ],
    [
      "somebody without records",
      "RECORD_FAULT",
      async () => {
        await database.write(({ tx }) => tx.deleteFrom("enrolment").where("pin", "=", "8").execute());
        await remark();
      },
    ],
    ["a lock", "LOCKED_ALREADY", () => lock({ scope: { kind: "PLACES", ids: ["riyadh"] }, to: "2026-11-22" })],
  ])("are not locked over %s", async (_what, kind, prepare) => {
    await prepare();
    const outcome = kind === "NOT_OVER" ? await lock({ to: "2026-11-26" }) : await lock();
    expect(outcome).toContainEqual(expect.stringContaining(kind));
    const waived: readonly BlockerKind[] = kind === "UNKNOWN" ? [kind, "PROVISIONAL"] : [kind];
    const given = { waived, to: kind === "NOT_OVER" ? "2026-11-26" : DATES.to };
    expect(typeof (await lock(given))).toBe(WAIVABLE.has(kind) ? "string" : "object");
  });

  it("are locked in spite of what is waived by name, and say so", async () => {
    await correct("23", "REQUEST");
    expect(await lock({ waived: ["UNKNOWN"] })).toEqual(["OPEN_REQUEST 1"]);
    const id = await lock({ waived: ["OPEN_REQUEST", "UNKNOWN"] });
    expect((await periods.find(String(id)))?.waived).toEqual(["OPEN_REQUEST"]);
  });

  it("change no more by late punches, corrections and changed people: what would be is listed with its cause", async () => {
    await lock();
    const before = await records();
    await latePunch("2026-11-24T19:00:00");
    await correct("23");
    await recompute();
    await database.write(({ tx }) =>
      tx.updateTable("person").set({ employed_from: "2026-11-23" }).where("pin", "=", "8").execute(),
    );
    await remark();
    expect(await records()).toEqual(before);
    expect((await adjustments()).toSorted()).toEqual([
      "7 23 180 CORRECTION open",
      "7 24 120 LATE_PUNCH open",
      "8 22 0 READERS open",
    ]);
  });

  it("name late punches of their own people alone, not those of somebody else with the PIN", async () => {
    await database.write(({ tx }) => tx.updateTable("pin_claim").set({ place_id: "riyadh" }).execute());
    await lock();
    await latePunch("2026-11-24T18:30:00");
    const elsewhere = { place_id: "cairo" };
    await database.write(({ tx }) =>
      tx.updateTable("punch").set(elsewhere).where("local_time", "=", "2026-11-24T18:30:00").execute(),
    );
    await latePunch("2026-11-24T19:00:00");
    expect(await adjustments()).toEqual(["7 24 120 LATE_PUNCH open"]);
  });

  it("have no adjustment any more where a record would be as it was locked", async () => {
    await lock();
    await latePunch("2026-11-24T19:00:00");
    expect(await adjustments()).toHaveLength(1);
    await database.write(({ tx }) => tx.deleteFrom("punch").where("local_time", "=", "2026-11-24T19:00:00").execute());
    await remark();
    expect(await adjustments()).toEqual([]);
  });

  it("take in nobody who comes later: that is an adjustment too", async () => {
    await lock();
    const [key = 0] = await keepPeople(database, [{ pin: "9" }]);
    await mark(database, [key], DATES.from, DATES.from);
    await recompute();
    expect(await records()).toHaveLength(6);
    expect(await adjustments()).toEqual(["9 22 0 READERS open"]);
  });

  it("hold the records of their scope alone", async () => {
    await lock({ scope: { kind: "DEPARTMENTS", ids: ["hr"] } });
    await latePunch("2026-11-24T19:00:00");
    expect(await adjustments()).toEqual([]);
    expect(
      (await records()).find(({ date, person_key }) => date === "2026-11-24" && person_key === keys[0]),
    ).toMatchObject({
      worked_minutes: 600,
    });
  });

  it("follow from punches and rules again when they are unlocked", async () => {
    await lock();
    await latePunch("2026-11-24T19:00:00");
    const period = await periods.unlock("l.1", deed("UNLOCK", { reason: "late rows" }));
    expect(period).toMatchObject({
      state: "UNLOCKED",
      deeds: [{ move: "LOCK" }, { move: "UNLOCK", reason: "late rows" }],
    });
    await recompute();
    expect(await adjustments()).toEqual([]);
    expect((await records()).at(-2)).toMatchObject({ worked_minutes: 600 });
    await expect(periods.unlock("l.1", deed("UNLOCK"))).rejects.toThrow(/no such locked period/);
    const log = await database.read.selectFrom("change_log").select(["action", "subject"]).execute();
    expect(log).toEqual([
      { action: "lockPeriod", subject: "l.1" },
      { action: "unlockPeriod", subject: "l.1" },
    ]);
  });

  it("carry what is open into a later one: a further change is against what was carried", async () => {
    await lock({ to: "2026-11-23" });
    await latePunch("2026-11-23T19:00:00");
    expect(await lock({ from: "2026-11-24" })).toBe("l.2");
    expect(await adjustments()).toEqual(["7 23 120 LATE_PUNCH l.2"]);
    await latePunch("2026-11-23T20:00:00");
    expect(await adjustments()).toEqual(["7 23 60 LATE_PUNCH,LATE_PUNCH open", "7 23 120 LATE_PUNCH l.2"]);
    await expect(periods.unlock("l.1", deed("UNLOCK"))).rejects.toThrow(/carried into l\.2/);
    await periods.unlock("l.2", deed("UNLOCK"));
    await recompute();
    expect(await adjustments()).toEqual(["7 23 180 LATE_PUNCH,LATE_PUNCH open"]);
  });

  it("lose nothing to a recomputation that began before the lock", async () => {
    const work = [{ personKey: keys[0] ?? 0, ...DATES, token: 0 }];
    const [person] = await store.readWork(work);
    expect(person?.punches).toHaveLength(6);
    await lock();
    const before = await records();
    await store.saveResults(
      [{ kind: "ROWS", work: work[0] ?? { personKey: 0, ...DATES, token: 0 }, rows: [], presence: undefined }],
      NOW,
    );
    expect(await records()).toEqual(before);
    expect(await adjustments()).toHaveLength(3);
    await remark();
    expect([await records(), await adjustments()]).toEqual([before, []]);
  });

  it("are locked beside recomputations with the newest records, or not at all", async () => {
    await keepPunches(database, "7", ["2026-11-24T19:00:00"]);
    await mark(database, keys, DATES.from, DATES.to);
    const [outcome] = await Promise.all([lock(), recompute()]);
    const id = typeof outcome === "string" ? outcome : await lock();
    expect(id).toBe("l.1");
    expect((await records()).at(-2)).toMatchObject({ worked_minutes: 600 });
    expect(await adjustments()).toEqual([]);
  });
});
