/** The change feed of attendance: which days it tells, once each, in the transaction that keeps them. */
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { compileOrganisation } from "../../../subgraphs/attendance/src/domain/rules/compile-organisation.ts";
import { createRecomputer } from "../../../subgraphs/attendance/src/recompute/recomputer.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createAttendanceFeed } from "../../../subgraphs/attendance/src/store/feed-reader.ts";
import { createFeedWriter, type FeedLimits } from "../../../subgraphs/attendance/src/store/feed-writer.ts";
import { createPeopleWriter } from "../../../subgraphs/attendance/src/store/people-writer.ts";
import { createFigureReader } from "../../../subgraphs/attendance/src/store/place-figures.ts";
import { createRecordStore } from "../../../subgraphs/attendance/src/store/records.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { keepPeople, keepPunches, keepReader, mark } from "./record-rows.ts";

const RULES = compileOrganisation([{ id: "riyadh", timeZone: "Asia/Riyadh" }]);
const at = (text: string) => Date.parse(`${text}+03:00`);
const [MONDAY, TUESDAY] = ["2026-11-23", "2026-11-24"];
const DAY_MS = 86_400_000;

describe.each(STORES)("the feed of attendance in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;
  let reopen: () => Promise<Database>;
  let nowMs: number;
  let key: number;

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    ({ database, reopen } = await source.create());
    nowMs = at(`${TUESDAY}T12:00:00`);
    await keepReader(database, "riyadh/gate-1", at("2026-11-30T00:00:00"));
    [key = 0] = await keepPeople(database, [{ pin: "7", departmentId: "it" }]);
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  const workOut = async (from: string, to = from) => {
    await mark(database, [key], from, to);
    const store = createRecordStore(database);
    await createRecomputer({ store, readRules: async () => RULES, now: () => nowMs }).run(10);
  };
  const feed = () => createAttendanceFeed(database);
  const days = async (after = 0) =>
    (await feed().listDays(after, 100)).map(({ date, record }) =>
      record === undefined ? `${date} gone` : [date, record.status, ...record.flags].join(" "),
    );

  it("tells nothing of days that are worked out for the first time when they are over", async () => {
    await keepPunches(database, "7", [`${MONDAY}T08:00:00`, `${MONDAY}T17:00:00`]);
    nowMs = at("2026-11-27T12:00:00");
    await workOut("2026-11-20", TUESDAY);
    expect(await days()).toEqual([]);
    expect(await feed().readRange()).toMatchObject({ seq: 0, floorSeq: 0 });
  });

  it("tells a day that changed, by ids and codes alone, and none that came to the same", async () => {
    nowMs = at("2026-11-27T12:00:00");
    await workOut(MONDAY, TUESDAY);
    await keepPunches(database, "7", [`${TUESDAY}T08:20:00`, `${TUESDAY}T17:00:00`]);
    await workOut(MONDAY, TUESDAY);
    const told = await feed().listDays(0, 100);
    expect(told).toEqual([
      {
        ...{
          seq: expect.any(Number),
          atMs: nowMs,
          personId: "p.7",
          placeId: "riyadh",
          departmentId: "it",
          date: TUESDAY,
        },
        record: { status: "PRESENT", flags: ["LATE"], isFinal: true },
      },
    ]);
    await workOut(MONDAY, TUESDAY);
    expect(await feed().listDays(0, 100)).toEqual(told);
  });

  it("tells the day under way from its first punch on, once each time, as it is then", async () => {
    await workOut(TUESDAY);
    expect(await days()).toEqual([]);
    await keepPunches(database, "7", [`${TUESDAY}T08:20:00`]);
    await workOut(TUESDAY);
    expect(await days()).toEqual([`${TUESDAY} PENDING IN_PROGRESS LATE`]);
    const { seq } = await feed().readRange();
    nowMs = at("2026-11-25T12:00:00");
    await workOut(TUESDAY);
    expect(await days(seq)).toEqual([`${TUESDAY} INCOMPLETE LATE MISSING_OUT`]);
    expect(await days()).toEqual(await days(seq));
  });

  describe("of a missing punch", () => {
    const found = async () =>
      (await database.read.selectFrom("day_record").select(["date", "missing_seq"]).orderBy("date").execute()).flatMap(
        ({ date, missing_seq }) => (missing_seq === null ? [] : [{ date, seq: missing_seq }]),
      );
    const missing = async () => {
      const { presence } = await createFigureReader(database)({ nowMs, withPresence: true });
      return presence?.places.flatMap(({ missingPunches }) => missingPunches);
    };

    it("keeps the number of the line that tells it, once, until it is put right, and anew when it is missing again", async () => {
      await keepPunches(database, "7", [`${TUESDAY}T08:00:00`]);
      await workOut(TUESDAY);
      expect(await found()).toEqual([]);
      nowMs = at("2026-11-25T12:00:00");
      await workOut(TUESDAY);
      const { seq } = await feed().readRange();
      expect([await found(), await missing()]).toEqual([[{ date: TUESDAY, seq }], [{ seq, people: 1 }]]);
      nowMs += DAY_MS;
      await database.write(({ tx }) => tx.updateTable("department_stay").set({ department_id: "hr" }).execute());
      await workOut(TUESDAY);
      expect((await feed().readRange()).seq).toBeGreaterThan(seq);
      expect(await found()).toEqual([{ date: TUESDAY, seq }]);
      await keepPunches(database, "7", [`${TUESDAY}T17:00:00`]);
      await workOut(TUESDAY);
      expect([await found(), await missing()]).toEqual([[], []]);
      await database.write(({ tx }) =>
        tx.deleteFrom("punch").where("local_time", "=", `${TUESDAY}T17:00:00`).execute(),
      );
      await workOut(TUESDAY);
      expect(await found()).toEqual([{ date: TUESDAY, seq: (await feed().readRange()).seq }]);
    });

    it("is none of a day off that is under way, and found once when that is over, though no line tells it", async () => {
      const friday = "2026-11-27";
      await database.write(({ tx }) => tx.updateTable("reader").set({ proved_until_ms: 0 }).execute());
      nowMs = at(`${friday}T18:00:00`);
      await keepPunches(database, "7", [`${friday}T07:30:00`]);
      await workOut(friday);
      expect([await found(), await missing()]).toEqual([[{ date: friday, seq: 0 }], []]);
      await keepPunches(database, "7", [`${friday}T12:00:00`]);
      await workOut(friday);
      expect(await found()).toEqual([]);
      await database.write(({ tx }) => tx.deleteFrom("punch").where("local_time", "=", `${friday}T12:00:00`).execute());
      await workOut(friday);
      expect([await found(), await missing()]).toEqual([[{ date: friday, seq: 0 }], []]);
      const { seq } = await feed().readRange();
      expect(await days()).toEqual([`${friday} WEEKEND MISSING_OUT WORKED_OFF_DAY`]);
      nowMs = at("2026-11-28T12:00:00");
      await workOut(friday);
      const over = await feed().readRange();
      expect([await days(seq), await missing()]).toEqual([[], [{ seq: over.seq, people: 1 }]]);
      nowMs += DAY_MS;
      await workOut(friday);
      expect([await found(), await feed().readRange()]).toEqual([[{ date: friday, seq: over.seq }], over]);
    });

    it("is none of a working day whose shift is over and which is not", async () => {
      await keepPunches(database, "7", [`${TUESDAY}T16:50:00`]);
      nowMs = at(`${TUESDAY}T20:00:00`);
      await workOut(TUESDAY);
      expect(await days()).toEqual([`${TUESDAY} INCOMPLETE MISSING_IN`]);
      expect(await missing()).toEqual([]);
      nowMs = at("2026-11-25T12:00:00");
      await workOut(TUESDAY);
      expect(await missing()).toEqual([{ seq: (await feed().readRange()).seq, people: 1 }]);
    });

    it("keeps none of days before yesterday that are worked out for the first time", async () => {
      await keepPunches(database, "7", [`${MONDAY}T08:00:00`, `${TUESDAY}T08:00:00`]);
      nowMs = at("2026-11-25T12:00:00");
      await workOut(MONDAY, TUESDAY);
      expect((await found()).map(({ date }) => date)).toEqual([TUESDAY]);
    });

    it("says nothing of what is found after the number up to which it says everything", async () => {
      await keepPunches(database, "7", [`${TUESDAY}T08:00:00`]);
      nowMs = at("2026-11-25T12:00:00");
      await workOut(TUESDAY);
      await database.write(({ tx }) => tx.updateTable("feed_head").set({ seq: 1 }).execute());
      expect(await missing()).toEqual([]);
    });

    it("knows nothing of days that stood before it was kept, and goes on with those that follow", async () => {
      await keepPunches(database, "7", [`${MONDAY}T08:00:00`]);
      await workOut(MONDAY);
      await database.write(async ({ tx }) => {
        await sql`drop index day_record_missing`.execute(tx);
        await sql`alter table day_record drop column missing_seq`.execute(tx);
        await sql`delete from kysely_migration where name = '0024-missing-seq'`.execute(tx);
      });
      await database.close();
      database = await reopen();
      await keepPunches(database, "7", [`${TUESDAY}T08:00:00`]);
      nowMs = at("2026-11-25T12:00:00");
      await workOut(MONDAY, TUESDAY);
      expect((await found()).map(({ date }) => date)).toEqual([TUESDAY]);
    });
  });

  it("tells who was absent yesterday where nothing was worked out that day", async () => {
    await workOut("2026-11-22", TUESDAY);
    expect(await days()).toEqual([`${MONDAY} ABSENT`]);
  });

  it("tells a day that has no record any more", async () => {
    await keepPunches(database, "7", [`${TUESDAY}T08:00:00`]);
    await workOut(TUESDAY);
    expect(await days()).toEqual([`${TUESDAY} PENDING IN_PROGRESS`]);
    await database.write(({ tx }) => tx.updateTable("person").set({ employed_to: MONDAY }).execute());
    await workOut(TUESDAY);
    expect(await days()).toEqual([`${TUESDAY} gone`]);
  });

  it("has neither the record nor the line where the transaction of both failed", async () => {
    await workOut(TUESDAY);
    await keepPunches(database, "7", [`${TUESDAY}T08:20:00`]);
    await mark(database, [key], TUESDAY, TUESDAY);
    const store = createRecordStore(database);
    const work = await store.listWork(10);
    const [before, range] = [await days(), await feed().readRange()];
    await database.write(({ tx }) => tx.deleteFrom("feed_head").execute());
    const run = createRecomputer({ store, readRules: async () => RULES, now: () => nowMs }).run;
    await expect(run(10)).rejects.toThrow("no result");
    expect(await database.read.selectFrom("day_record").select("kept_punches").execute()).toEqual([
      { kept_punches: 0 },
    ]);
    expect(await store.listWork(10)).toEqual(work);
    const head = { epoch: range.epoch, seq: range.seq, floor_seq: 0 };
    await database.write(({ tx }) => tx.insertInto("feed_head").values(head).execute());
    await run(10);
    expect(before).toEqual([]);
    expect(await days()).toEqual([`${TUESDAY} PENDING IN_PROGRESS LATE`]);
  });

  it("forgets with a person who is removed what it told", async () => {
    await database.write(async (transaction) => {
      await createFeedWriter()(
        transaction,
        [{ personKey: key, date: MONDAY, placeId: "riyadh", departmentId: "" }],
        nowMs,
      );
      await transaction.tx.deleteFrom("enrolment").execute();
    });
    expect(await days()).toEqual([`${MONDAY} gone`]);
    const act = { actor: "account/hr", atMs: nowMs };
    expect(await createPeopleWriter(database, "organisation").remove("p.7", act)).toMatchObject({ kind: "DONE" });
    expect(await database.read.selectFrom("feed_line").selectAll().execute()).toEqual([]);
  });

  describe("as it grows", () => {
    const tell = (tellDays: ReturnType<typeof createFeedWriter>, dates: readonly string[], atMs = nowMs) =>
      database.write((transaction) =>
        tellDays(
          transaction,
          dates.map((date) => ({ personKey: key, date, placeId: "riyadh", departmentId: "" })),
          atMs,
        ),
      );
    const create = (limits: Partial<FeedLimits> = {}) => createFeedWriter({ lines: 100, ms: 7 * DAY_MS, ...limits });

    it("gives no number again after a start, though the store lost its last lines", async () => {
      await tell(create(), [MONDAY]);
      const seen = await feed().readRange();
      await database.write(({ tx }) =>
        tx
          .updateTable("feed_head")
          .set({ seq: seen.seq - 1 })
          .execute(),
      );
      await tell(create(), [TUESDAY], nowMs + 1_000);
      expect(await days(seen.seq)).toEqual([`${TUESDAY} gone`]);
    });

    it("gives no number again after a transaction that failed, though the store lost its last lines", async () => {
      await tell(create(), [MONDAY]);
      const { seq } = await feed().readRange();
      await database.write(({ tx }) =>
        tx
          .updateTable("feed_head")
          .set({ seq: seq - 1 })
          .execute(),
      );
      const tellDays = create();
      const day = { personKey: key, date: TUESDAY, placeId: "riyadh", departmentId: "" };
      const failed = database.write(async (transaction) => {
        await tellDays(transaction, [day], nowMs + 1_000);
        throw new RangeError("the disk is full");
      });
      await expect(failed).rejects.toThrow("the disk is full");
      await tell(tellDays, [TUESDAY], nowMs + 1_000);
      expect(await days(seq)).toEqual([`${TUESDAY} gone`]);
    });

    it("takes away the oldest lines where there are too many, and says up to which", async () => {
      const tellDays = create({ lines: 2 });
      await tell(tellDays, ["2026-11-20", "2026-11-21", "2026-11-22", MONDAY, TUESDAY]);
      expect(await days()).toEqual([`${MONDAY} gone`, `${TUESDAY} gone`]);
      const { seq, floorSeq } = await feed().readRange();
      expect(seq - floorSeq).toBe(2);
    });

    it("takes away lines that are too old", async () => {
      const tellDays = create({ ms: DAY_MS });
      await tell(tellDays, [MONDAY]);
      await tell(tellDays, [TUESDAY], nowMs + DAY_MS - 1);
      expect(await days()).toEqual([`${MONDAY} gone`, `${TUESDAY} gone`]);
      await tell(tellDays, ["2026-11-25"], nowMs + 1.5 * DAY_MS);
      expect(await days()).toEqual([`${TUESDAY} gone`, "2026-11-25 gone"]);
    });

    it("lets whoever has read all go on, though all of that is too old and numbers jumped since", async () => {
      await tell(create(), [MONDAY]);
      const read = await feed().readRange();
      await tell(create(), [TUESDAY], nowMs + 8 * DAY_MS);
      expect(await days()).toEqual([`${TUESDAY} gone`]);
      expect((await feed().readRange()).floorSeq).toBe(read.seq);
    });
  });
});
