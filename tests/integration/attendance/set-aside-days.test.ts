/** Rows that a place set aside: from its ledger, by its feed, into the records of the days that they may be of. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Kysely } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FeedChange } from "../../../subgraphs/attendance/src/domain/follow/feed-page.ts";
import { compileOrganisation } from "../../../subgraphs/attendance/src/domain/rules/compile-organisation.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createFeedKeeper } from "../../../subgraphs/attendance/src/store/feed-keeper.ts";
import { ASIDE_ROWS } from "../../../subgraphs/attendance/src/store/migrations/0085-aside-rows.ts";
import { toColumnTypes } from "../../../subgraphs/attendance/src/store/migrations/migration.ts";
import type { Ledger } from "../../../subgraphs/place/src/domain/ledger.ts";
import type { LedgerRow } from "../../../subgraphs/place/src/domain/punch.ts";
import { openSqliteLedger } from "../../../subgraphs/place/src/store/sqlite/ledger.ts";
import { makeRow } from "../place-rows.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { followLedger, showDays } from "./follow-ledger.ts";
import { keepPeople, keepPunches, mark } from "./record-rows.ts";

const at = (text: string) => Date.parse(`2026-11-${text}:00+03:00`);
const NOW = at("26T12:00");
const RULES = compileOrganisation([{ id: "riyadh", timeZone: "Asia/Riyadh" }]);
const DATES = { from: "2026-11-23", to: "2026-11-25" };
const SETUP = { readerId: "gate-1", name: "Gate 1", address: "10.0.0.1:4370", isEnabled: true };
const YEAR_2000 = { atMs: Date.parse("2000-01-01T00:10:00Z"), localTime: "2000-01-01T03:10:00" };
/** A row of somebody that was made in the year 2000, as its reader says; it came on the 24th. */
const old = (number: number, changes: Partial<LedgerRow> = {}) =>
  makeRow(number, {
    ...{ pin: "7", channel: "READ", setAside: "TOO_OLD", receivedAtMs: at("24T12:00") },
    ...YEAR_2000,
    ...changes,
  });

describe.each(STORES)("the days of rows that are set aside, in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;
  let reopen: () => Promise<Database>;
  let dir: string;
  let ledger: Ledger;
  let stop: () => Promise<void>;
  let people: readonly number[];

  beforeAll(async () => {
    source = await start();
  });
  afterAll(() => source.stop());

  beforeEach(async () => {
    ({ database, reopen } = await source.create());
    dir = mkdtempSync(join(tmpdir(), "bf-aside-"));
    ledger = openSqliteLedger(join(dir, "ledger.sqlite"), "riyadh");
    await ledger.registerReaders([SETUP]);
    await ledger.announceReaders([{ readerId: "gate-1", isServing: true, sinceMs: 0 }], NOW);
    people = await keepPeople(database, [{ pin: "7" }, { pin: "8" }]);
    await mark(database, people, "2026-11-23", "2026-11-25");
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
  const release = (number: number) =>
    ledger.releaseRows({
      ...{ readerId: "gate-1", rowIds: [`riyadh/${makeRow(number).digest}`] },
      ...{ by: "hr", note: "battery", atMs: NOW },
    });
  const OF_8 = ["8 23 ABSENT final", "8 24 ABSENT final", "8 25 ABSENT final"];
  const PROVED = ["7 23 ABSENT final", "7 24 ABSENT final", "7 25 ABSENT final", ...OF_8];
  const DOUBTED = ["7 23 UNKNOWN open", "7 24 UNKNOWN open", "7 25 ABSENT final", ...OF_8];

  it("are unknown for whom they are of, from the last contact until they came, whatever is proved since", async () => {
    await prove(at("23T14:00"));
    await ledger.recordRows("gate-1", [old(1)]);
    await prove(at("26T11:00"));
    expect(await show()).toEqual(DOUBTED);
    await prove(at("26T11:30"));
    expect(await show()).toEqual(DOUBTED);
  });

  it.each(["IN_FUTURE", "BAD_TIME"] as const)("are unknown after days were judged, for %s too", async (setAside) => {
    await prove(at("23T14:00"));
    await prove(at("26T11:00"));
    expect(await show()).toEqual(PROVED);
    const time = setAside === "BAD_TIME" ? { atMs: undefined, offsetMinutes: undefined } : { atMs: at("30T08:00") };
    await ledger.recordRows("gate-1", [old(1, { setAside, ...time, receivedAtMs: at("26T11:30") })]);
    await prove(at("26T11:45"));
    expect(await show()).toEqual(PROVED);
    await ledger.recordRows("gate-1", [old(2, { setAside, ...time, channel: "LIVE" })]);
    expect(await show()).toEqual([PROVED[0], "7 24 UNKNOWN open", ...PROVED.slice(2)]);
  });

  it("are provisional where there are punches, and not for a log that was lost", async () => {
    const punches = ["08:00", "17:00"].map((time, n) =>
      makeRow(10 + n, { pin: "7", localTime: `2026-11-24T${time}:00`, atMs: at(`24T${time}`) }),
    );
    await prove(at("23T14:00"));
    await ledger.recordRows("gate-1", [...punches, old(1)]);
    await prove(at("26T11:00"));
    expect(await show()).toEqual(DOUBTED.map((day) => day.replace("24 UNKNOWN", "24 PRESENT")).toSorted());
  });

  it("are judged as before once the rows are released", async () => {
    await prove(at("23T14:00"));
    await ledger.recordRows("gate-1", [old(1), old(2)]);
    await prove(at("26T11:00"));
    await release(1);
    expect(await show()).toEqual(DOUBTED);
    await release(2);
    expect(await show()).toEqual(PROVED);
  });

  it("are those of a log that is read for the first time by the punches beside a row", async () => {
    const between = ["22T17:00", "24T08:00"].map((time, n) =>
      makeRow(10 + n, { pin: "9", channel: "READ", localTime: `2026-11-${time}:00`, atMs: at(time) }),
    );
    await ledger.recordRows("gate-1", between.slice(0, 1));
    await ledger.recordRows("gate-1", [old(1, { receivedAtMs: at("26T10:00") })]);
    await ledger.recordRows("gate-1", between.slice(1));
    await prove(at("26T11:00"));
    expect(await show()).toEqual(DOUBTED);
  });

  it("are only those that another program told and nobody approved", async () => {
    await prove(at("23T14:00"));
    const told = { setAside: "NEEDS_APPROVAL", channel: "APP", atMs: at("24T08:00") } as const;
    await ledger.recordRows("gate-1", [old(1, { ...told, localTime: "2026-11-24T08:00:00" })]);
    await prove(at("26T11:00"));
    expect(await show()).toEqual([PROVED[0], "7 24 UNKNOWN open", ...PROVED.slice(2)]);
    await release(1);
    expect(await show()).toEqual([PROVED[0], "7 24 INCOMPLETE final", ...PROVED.slice(2)]);
  });

  it("are the same when the follower begins anew, as after a restore", async () => {
    await prove(at("23T14:00"));
    await ledger.recordRows("gate-1", [old(1)]);
    await prove(at("26T11:00"));
    expect(await show()).toEqual(DOUBTED);
    await stop();
    await database.write(({ tx }) => tx.updateTable("followed_feed").set({ epoch: "before", seq: 1 }).execute());
    stop = await followLedger({ ledger, database, dir }, NOW);
    expect(await show()).toEqual(DOUBTED);
  });

  it("are found in a store that was followed before rows were asked about", async () => {
    await prove(at("26T11:00"));
    expect(await show()).toEqual(PROVED);
    await stop();
    await keepPunches(database, "9", ["2026-11-23T14:00:00"]);
    await database.write(async ({ tx }) => {
      await tx
        .updateTable("punch")
        .set({ received_ms: at("23T14:00") })
        .execute();
      const row = { ...{ digest: "d", id: "riyadh/d", place_id: "riyadh", reader_id: "riyadh/gate-1", pin: "7" } };
      const codes = { state_code: 0, verify_code: 1, channel: "READ", copies: 1, drift_seconds: 0 };
      const time = { at_ms: YEAR_2000.atMs, local_time: YEAR_2000.localTime, received_ms: at("24T12:00") };
      await tx
        .insertInto("punch")
        .values({ ...row, ...codes, ...time, set_aside: "TOO_OLD" })
        .execute();
      await tx.schema.dropTable("aside_row").execute();
      for (const column of ["told_ms", "log_punch_ms"])
        await tx.schema.alterTable("reader").dropColumn(column).execute();
      // A step knows no tables: those of today may not be there yet.
      await ASIDE_ROWS.up(tx as unknown as Kysely<unknown>, toColumnTypes(database.kind));
    });
    await database.close();
    database = await reopen();
    stop = await followLedger({ ledger, database, dir }, NOW);
    expect(await show()).toEqual(DOUBTED);
  });
});

describe("a day of a row that is set aside, in the graph", () => {
  let attendance: AttendanceUnderTest;
  beforeAll(async () => {
    attendance = await startAttendance();
    const { database } = attendance;
    await database.write(({ tx }) => tx.deleteFrom("followed_feed").execute());
    const row = (digest: string): FeedChange => ({
      kind: "ROW",
      isRevised: false,
      row: {
        ...{ digest, id: `riyadh/${digest}`, readerId: "riyadh/gate-1", pin: "1", ...YEAR_2000, stateCode: 0 },
        ...{ verifyCode: 1, channel: "READ", setAside: "TOO_OLD", copies: 1, receivedAtMs: at("24T12:00") },
      },
    });
    const changes: readonly FeedChange[] = [
      { kind: "READER", readerId: "riyadh/gate-1", sinceMs: 0, endedMs: null },
      { kind: "PROOF", readerId: "riyadh/gate-1", provedUntilMs: at("24T07:00") },
      ...[row("a"), row("b")],
      { kind: "PROOF", readerId: "riyadh/gate-1", provedUntilMs: at("26T11:00") },
    ];
    const keeper = createFeedKeeper(database, { now: () => 1 });
    await keeper.keep({ placeId: "riyadh", epoch: "e", seq: 5, headSeq: 5, changes }, undefined);
    await attendance.recompute(10);
  });
  afterAll(() => attendance.stop());

  const ask = async (query: string, variables: object) => (await attendance.ask(query, { variables })).answer.data;
  const day = async () =>
    (
      await ask(
        `query ($personId: ID!, $date: Date!) { attendanceDay(personId: $personId, date: $date) {
          status isFinal waitsFor { deviceId provedUntil lost { from } setAside { cause rows from to } } } }`,
        { personId: "p.1", date: "2026-11-24" },
      )
    ).attendanceDay;

  it("says which reader's rows they are and when they were made, until somebody decides", async () => {
    expect(await day()).toEqual({
      ...{ status: "UNKNOWN", isFinal: false },
      waitsFor: [
        {
          ...{ deviceId: "riyadh/gate-1", provedUntil: null, lost: null },
          setAside: {
            ...{ cause: "CLOCK_WRONG", rows: 2 },
            ...{ from: "2026-11-24T04:00:00.000Z", to: "2026-11-24T09:00:00.000Z" },
          },
        },
      ],
    });
    const { periodBlockers } = await ask(
      "query ($input: PeriodInput!) { periodBlockers(input: $input) { kind isWaivable count } }",
      { input: { from: "2026-11-24", to: "2026-11-24", placeIds: ["riyadh"] } },
    );
    expect(periodBlockers).toEqual([{ kind: "UNKNOWN", isWaivable: true, count: 1 }]);
    for (const localTime of ["2026-11-24T08:00:00", "2026-11-24T17:00:00"])
      await ask("mutation ($input: AddPunchInput!) { addPunch(input: $input) { correction { id } } }", {
        input: { personId: "p.1", placeId: "riyadh", localTime, reason: "was there, says the guard" },
      });
    await attendance.recompute(10);
    expect(await day()).toEqual({ status: "PRESENT", isFinal: true, waitsFor: [] });
  });
});
