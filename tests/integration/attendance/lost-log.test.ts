/** A reader's log that was cleared before it was read: from the place's ledger, by its feed, into the records. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FeedChange } from "../../../subgraphs/attendance/src/domain/follow/feed-page.ts";
import { compileOrganisation } from "../../../subgraphs/attendance/src/domain/rules/compile-organisation.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createFeedKeeper } from "../../../subgraphs/attendance/src/store/feed-keeper.ts";
import type { Ledger } from "../../../subgraphs/place/src/domain/ledger.ts";
import { openSqliteLedger } from "../../../subgraphs/place/src/store/sqlite/ledger.ts";
import { makeRow } from "../place-rows.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { followLedger, showDays } from "./follow-ledger.ts";
import { keepPeople, mark } from "./record-rows.ts";

const at = (text: string) => Date.parse(`2026-11-${text}:00+03:00`);
const NOW = at("26T12:00");
const RULES = compileOrganisation([{ id: "riyadh", timeZone: "Asia/Riyadh" }]);
const DATES = { from: "2026-11-23", to: "2026-11-25" };
const SETUP = { readerId: "gate-1", name: "Gate 1", address: "10.0.0.1:4370", isEnabled: true };
/** From the afternoon of the 23rd to the next morning. */
const LOST = { gapFromMs: at("23T14:00"), gapClosedMs: undefined, gapClosing: "LOG_LOST", gapRows: undefined } as const;

describe.each(STORES)("the days of a log that was lost, in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;
  let dir: string;
  let ledger: Ledger;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    source = await start();
  });
  afterAll(() => source.stop());

  beforeEach(async () => {
    ({ database } = await source.create());
    dir = mkdtempSync(join(tmpdir(), "bf-lost-"));
    ledger = openSqliteLedger(join(dir, "ledger.sqlite"), "riyadh");
    await ledger.registerReaders([SETUP]);
    await ledger.announceReaders([{ readerId: "gate-1", isServing: true, sinceMs: 0 }], NOW);
    const rows = ["08:00", "17:00"].map((time, n) => {
      const localTime = `2026-11-24T${time}:00`;
      return makeRow(n, { pin: "7", localTime, atMs: at(`24T${time}`) });
    });
    await ledger.recordRows("gate-1", rows);
    const keys = await keepPeople(database, [{ pin: "7" }, { pin: "8" }]);
    await mark(database, keys, "2026-11-23", "2026-11-25");
    stop = await followLedger({ ledger, database, dir }, NOW);
  });

  afterEach(async () => {
    await stop();
    await ledger.close();
    await database.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const show = () => showDays({ ledger, database, rules: RULES, nowMs: NOW, dates: DATES });

  const prove = (toldMs: number) => ledger.recordFacts("gate-1", { toldMs }, "PROOF");
  const PROVED = [
    ...["7 23 ABSENT final", "7 24 PRESENT final", "7 25 ABSENT final"],
    ...["8 23 ABSENT final", "8 24 ABSENT final", "8 25 ABSENT final"],
  ];
  const DOUBTED = [
    ...["7 23 UNKNOWN open lost", "7 24 PRESENT open lost", "7 25 ABSENT final"],
    ...["8 23 UNKNOWN open lost", "8 24 UNKNOWN open lost", "8 25 ABSENT final"],
  ];

  it("are unknown, not absent, whatever is proved afterwards, and no other days are", async () => {
    await ledger.recordFacts("gate-1", LOST, "GAP");
    await prove(at("26T11:00"));
    await ledger.recordFacts("gate-1", { ...LOST, gapClosedMs: at("24T08:30") }, "GAP");
    expect(await show()).toEqual(DOUBTED);
    await prove(at("26T11:30"));
    expect(await show()).toEqual(DOUBTED);
  });

  it("become unknown when the loss is heard of after they were judged", async () => {
    await prove(at("26T11:00"));
    expect(await show()).toEqual(PROVED);
    await ledger.recordFacts("gate-1", { ...LOST, gapClosedMs: at("24T08:30") }, "GAP");
    expect(await show()).toEqual(DOUBTED);
  });

  it("become unknown over a time of which rows turn out to be missing, until it is proved again", async () => {
    await prove(at("26T11:00"));
    expect(await show()).toEqual(PROVED);
    const push = { firstMs: 1, addresses: { address: "10.0.0.1" }, unreadable: 0 };
    const withdrawn = { fromMs: at("23T14:00"), toMs: at("24T08:30") };
    await ledger.recordFacts("gate-1", { push: { ...push, withdrawn } }, "PROOF");
    expect(await show()).toEqual(DOUBTED.map((day) => day.replace(" lost", "")));
    await ledger.recordFacts("gate-1", { push: { ...push, withdrawn } });
    expect(await show()).toEqual(DOUBTED.map((day) => day.replace(" lost", "")));
    await ledger.recordFacts("gate-1", { push, toldMs: at("26T11:30") }, "PROOF");
    expect(await show()).toEqual(PROVED);
  });

  it("are what they were after a gap whose rows were read", async () => {
    await ledger.recordFacts("gate-1", { ...LOST, gapClosing: undefined }, "GAP");
    await ledger.recordFacts("gate-1", { ...LOST, gapClosedMs: at("24T08:30"), gapClosing: "FULL_READ" }, "GAP");
    await prove(at("26T11:00"));
    expect(await show()).toEqual(PROVED);
  });
});

describe("a day of a log that was lost, in the graph", () => {
  let attendance: AttendanceUnderTest;
  beforeAll(async () => {
    attendance = await startAttendance();
    const { database } = attendance;
    await database.write(({ tx }) => tx.deleteFrom("followed_feed").execute());
    const changes: readonly FeedChange[] = [
      { kind: "READER", readerId: "riyadh/gate-1", sinceMs: 0, endedMs: null },
      {
        ...{ kind: "GAP", readerId: "riyadh/gate-1", isLost: true },
        ...{ fromMs: at("24T07:00"), closedMs: at("24T12:00") },
      },
    ];
    const keeper = createFeedKeeper(database, { now: () => 1 });
    await keeper.keep({ placeId: "riyadh", epoch: "e", seq: 2, headSeq: 2, changes }, undefined);
    await attendance.recompute(10);
  });
  afterAll(() => attendance.stop());

  const ask = async (query: string, variables: object) => (await attendance.ask(query, { variables })).answer.data;
  const day = async (personId: string) =>
    (
      await ask(
        `query ($personId: ID!, $date: Date!) { attendanceDay(personId: $personId, date: $date) {
          status isFinal waitsFor { deviceId provedUntil lost { from to } } } }`,
        { personId, date: "2026-11-24" },
      )
    ).attendanceDay;
  const period = { from: "2026-11-24", to: "2026-11-24", placeIds: ["riyadh"] };
  const blockers = async () =>
    (
      await ask("query ($input: PeriodInput!) { periodBlockers(input: $input) { kind isWaivable count } }", {
        input: period,
      })
    ).periodBlockers;

  it("says which reader lost it, and of which time nobody knows", async () => {
    expect(await day("p.1")).toEqual({
      ...{ status: "UNKNOWN", isFinal: false },
      waitsFor: [
        {
          ...{ deviceId: "riyadh/gate-1", provedUntil: "2026-11-26T08:00:00.000Z" },
          lost: { from: "2026-11-24T04:00:00.000Z", to: "2026-11-24T09:00:00.000Z" },
        },
      ],
    });
  });

  it("stands against a lock by its own name until somebody decides, person by person or for the period", async () => {
    expect(await blockers()).toEqual([{ kind: "LOG_LOST", isWaivable: true, count: 2 }]);
    const times = ["2026-11-24T08:00:00", "2026-11-24T17:00:00"];
    for (const localTime of times)
      await ask("mutation ($input: AddPunchInput!) { addPunch(input: $input) { correction { id } } }", {
        input: { personId: "p.1", placeId: "riyadh", localTime, reason: "was there, says the guard" },
      });
    await attendance.recompute(10);
    expect(await day("p.1")).toEqual({ status: "PRESENT", isFinal: true, waitsFor: [] });
    expect(await blockers()).toEqual([{ kind: "LOG_LOST", isWaivable: true, count: 1 }]);
    const LOCK = `mutation ($input: LockPeriodInput!) { lockPeriod(input: $input) {
      period { id state waived deeds { actorName reason } } blockers { kind } } }`;
    const input = { period, reason: "the gate was cleared by its supplier" };
    expect((await ask(LOCK, { input: { ...input, waive: ["UNKNOWN", "PROVISIONAL"] } })).lockPeriod).toEqual({
      period: null,
      blockers: [{ kind: "LOG_LOST" }],
    });
    const { lockPeriod } = await ask(LOCK, { input: { ...input, waive: ["LOG_LOST"] } });
    expect(lockPeriod.period).toMatchObject({
      ...{ state: "LOCKED", waived: ["LOG_LOST"] },
      deeds: [{ actorName: "hr", reason: input.reason }],
    });
    await ask("mutation ($input: UnlockPeriodInput!) { unlockPeriod(input: $input) { period { state } } }", {
      input: { id: lockPeriod.period.id, reason: "undone" },
    });
    await attendance.recompute(10);
    expect(await blockers()).toEqual([{ kind: "LOG_LOST", isWaivable: true, count: 1 }]);
  });
});
