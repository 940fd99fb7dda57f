import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSigningKeyFile, fromJwks, toJwks } from "@biometricflow/service/identity/keys";
import { createLog } from "@biometricflow/service/observe/log";
import {
  ATTENDANCE_ISSUER,
  createTokenSigner,
  createTokenVerifier,
  TOKEN_USES,
} from "@biometricflow/service/identity/token";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FeedKeeper } from "../../../subgraphs/attendance/src/domain/follow/feed-keeper.ts";
import { DEFAULT_FOLLOW_TIMING, followFeed } from "../../../subgraphs/attendance/src/follower/follower.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createFeedKeeper } from "../../../subgraphs/attendance/src/store/feed-keeper.ts";
import type { Ledger } from "../../../subgraphs/place/src/domain/ledger.ts";
import { createPlaceServer } from "../../../subgraphs/place/src/serving/server.ts";
import { createInlineReadPool } from "../../../subgraphs/place/src/store/inline-read-pool.ts";
import { openSqliteLedger } from "../../../subgraphs/place/src/store/sqlite/ledger.ts";
import { systemClock } from "../../../subgraphs/place/src/system-clock.ts";
import { createTestIntake } from "../place-harness.ts";
import { makeRow } from "../place-rows.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";

const NOW = Date.UTC(2026, 10, 26, 12);
const SETUP = { readerId: "gate-1", name: "Gate 1", address: "10.0.0.1:4370", isEnabled: true };
const log = createLog({ service: "attendance", level: "silent" });

describe.each(STORES)("following a place's feed into $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;
  let dir: string;
  let ledger: Ledger;
  let url: string;
  let authorize: () => string;
  let stopPlace: () => Promise<void>;
  let stopFollowing: () => Promise<void>;

  beforeAll(async () => {
    source = await start();
  });
  afterAll(() => source.stop());

  beforeEach(async () => {
    ({ database } = await source.create());
    dir = mkdtempSync(join(tmpdir(), "bf-follow-"));
    const key = createSigningKeyFile(join(dir, "attendance.pem"));
    const sign = createTokenSigner({ key, issuer: ATTENDANCE_ISSUER });
    const claims = {
      sub: "service:attendance",
      sid: "service:attendance",
      role: "VIEWER",
      places: ["riyadh"],
    } as const;
    authorize = () => `Bearer ${sign(claims, { use: TOKEN_USES.feed("riyadh"), expiresInSeconds: 60 })}`;
    ledger = openSqliteLedger(join(dir, "ledger.sqlite"), "riyadh");
    await ledger.registerReaders([SETUP]);
    const refuseAll = createTokenVerifier({ keys: () => new Map(), issuer: "", use: TOKEN_USES.place("riyadh") });
    const server = await createPlaceServer({
      place: { id: "riyadh", name: "Riyadh", timeZone: "Asia/Riyadh" },
      version: "0.0.0",
      ledger,
      pool: createInlineReadPool(ledger),
      clock: systemClock,
      intake: createTestIntake(ledger),
      verifyToken: refuseAll,
      verifyFollower: createTokenVerifier({
        keys: () => fromJwks(toJwks([key])),
        issuer: ATTENDANCE_ISSUER,
        use: TOKEN_USES.feed("riyadh"),
      }),
      log,
    });
    ({ url } = await server.listen({ host: "127.0.0.1", port: 0 }));
    stopPlace = () => server.close();
    stopFollowing = async () => {};
  });

  afterEach(async () => {
    await stopFollowing();
    await stopPlace();
    await ledger.close();
    await database.close();
    rmSync(dir, { recursive: true, force: true });
  });

  function follow(keeper: FeedKeeper = createFeedKeeper(database, { now: () => NOW })): void {
    stopFollowing = followFeed({
      source: { placeId: "riyadh", url, authorize },
      keeper,
      timing: { ...DEFAULT_FOLLOW_TIMING, idleMs: 20, retryMs: 20 },
      log,
    });
  }

  /** Waits until everything that the place has told is kept. */
  async function catchUp(): Promise<void> {
    const head = await ledger.readHead();
    await expect
      .poll(async () => (await database.read.selectFrom("followed_feed").selectAll().execute())[0])
      .toMatchObject({ epoch: head.epoch, seq: head.seq });
  }

  const punches = () => database.read.selectFrom("punch").select(["id", "copies", "set_aside"]).orderBy("id").execute();

  it("keeps every row once, in whatever order and however often it is told", async () => {
    await ledger.recordRows("gate-1", [makeRow(1), makeRow(2, { setAside: "IN_FUTURE" })]);
    follow();
    await catchUp();
    await ledger.recordRows("gate-1", [makeRow(1, { channel: "READ", copies: 2 }), makeRow(3)]);
    await catchUp();
    expect((await punches()).map(({ copies, set_aside }) => [copies, set_aside])).toEqual(
      expect.arrayContaining([
        [2, null],
        [1, "IN_FUTURE"],
        [1, null],
      ]),
    );
    expect(await punches()).toHaveLength(3);
  });

  it("has a row that a place moved in time at its new one, without the drift of its reader", async () => {
    const wrong = makeRow(1, { setAside: "TOO_OLD" });
    await ledger.recordEnrolments("gate-1", [
      { slot: 1, pin: wrong.pin, name: "Ahmad", privilegeCode: 0, cardNumber: 0 },
    ]);
    await ledger.recordFacts("gate-1", { driftSeconds: -900 }, "PROOF");
    await ledger.recordRows("gate-1", [wrong]);
    follow();
    await catchUp();
    await database.write(({ tx }) => tx.deleteFrom("dirty_mark").execute());
    const move = { seconds: -86_400, zone: { timeZone: "Asia/Riyadh" } };
    const rowIds = [`riyadh/${wrong.digest}`];
    await ledger.releaseRows({ readerId: "gate-1", rowIds, by: "t", note: "a day ahead", atMs: NOW, move });
    await catchUp();
    const kept = await database.read
      .selectFrom("punch")
      .select(["at_ms", "local_time", "set_aside", "drift_seconds"])
      .execute();
    const at_ms = (wrong.atMs ?? 0) - 86_400_000;
    expect(kept).toEqual([{ at_ms, local_time: "2026-02-28T08:00:01", set_aside: null, drift_seconds: 0 }]);
    const marks = await database.read.selectFrom("dirty_mark").select(["from_date", "to_date"]).execute();
    const isMarked = (date: string) => marks.some((mark) => mark.from_date <= date && date <= mark.to_date);
    expect([isMarked("2026-02-28"), isMarked("2026-03-01")]).toEqual([true, true]);
  });

  it("takes punches of an app as those of a reader, and waits for none of an app", async () => {
    const intake = createTestIntake(ledger);
    const told = { pin: "7", atMs: NOW - 60_000, stateCode: 0, position: undefined, note: undefined };
    await intake.recordPunch({ ...told, channel: "APP", key: "punch-001" }, "key:app");
    await intake.recordPunch({ ...told, channel: "KIOSK", key: "punch-002" }, "key:app");
    await ledger.announceReaders([{ readerId: "gate-1", isServing: true, sinceMs: 0 }], NOW);
    follow();
    await catchUp();
    const kept = await database.read.selectFrom("punch").select(["pin", "channel", "at_ms", "set_aside"]).execute();
    expect(kept).toEqual(
      expect.arrayContaining([
        { pin: "7", channel: "APP", at_ms: NOW - 60_000, set_aside: null },
        { pin: "7", channel: "KIOSK", at_ms: NOW - 60_000, set_aside: "NEEDS_APPROVAL" },
      ]),
    );
    const readers = await database.read.selectFrom("reader").select(["reader_id"]).execute();
    expect(readers).toEqual([{ reader_id: "riyadh/gate-1" }]);
  });

  it("goes on where it was left, and takes nothing in twice", async () => {
    await ledger.recordRows("gate-1", [makeRow(1)]);
    follow();
    await catchUp();
    await stopFollowing();
    await ledger.recordRows("gate-1", [makeRow(2)]);
    follow();
    await catchUp();
    expect(await punches()).toHaveLength(2);
  });

  it("goes on after a page that was kept though the connection broke before anybody heard of it", async () => {
    const keeper = createFeedKeeper(database, { now: () => NOW });
    await ledger.recordRows("gate-1", [makeRow(1)]);
    follow(keeper);
    await catchUp();
    await stopFollowing();
    await ledger.recordRows("gate-1", [makeRow(2)]);
    let isHeard = false;
    const keepUnheardOnce: FeedKeeper["keep"] = async (page, before) => {
      const position = await keeper.keep(page, before);
      if (isHeard) return position;
      isHeard = true;
      await ledger.recordRows("gate-1", [makeRow(3)]); // the page that is asked for again is another one
      throw new Error("Connection terminated unexpectedly");
    };
    follow({ ...keeper, keep: keepUnheardOnce });
    await expect.poll(punches).toHaveLength(3);
  });

  it("makes a person of who is enrolled, whose days begin with the first punch", async () => {
    await ledger.recordRows("gate-1", [makeRow(1)]);
    await ledger.recordEnrolments("gate-1", [{ slot: 1, pin: "1001", name: "Ahmad", privilegeCode: 0, cardNumber: 0 }]);
    follow();
    await catchUp();
    const people = await database.read.selectFrom("person").selectAll().execute();
    const { localTime } = makeRow(1);
    expect(people).toMatchObject([{ id: "p.1001", name: "Ahmad", home_place_id: "riyadh", source: "ENROLMENT" }]);
    expect(people[0]?.records_from).toBe(localTime.slice(0, 10));
    expect((await database.read.selectFrom("dirty_mark").selectAll().execute()).length).toBeGreaterThan(0);
  });

  it("knows which readers serve, and up to when each is proved", async () => {
    const service = { readerId: "gate-1", isServing: true, sinceMs: 5 };
    await ledger.announceReaders([service], NOW);
    follow();
    await catchUp();
    const readers = () => database.read.selectFrom("reader").selectAll().execute();
    const known = { reader_id: "riyadh/gate-1", place_id: "riyadh", since_ms: 5, ended_ms: null };
    const unproved = {
      ...{ proved_until_ms: null, missing_from_ms: null, missing_to_ms: null, drift_seconds: null },
      ...{ told_ms: null, log_punch_ms: null },
    };
    expect(await readers()).toEqual([{ ...known, ...unproved }]);
    await ledger.announceReaders([], NOW);
    await catchUp();
    expect(await readers()).toMatchObject([{ ended_ms: NOW }]);
  });

  it("begins again at the first entry of a restored ledger, and doubts its proofs", async () => {
    await ledger.recordRows("gate-1", [makeRow(1), makeRow(2)]);
    await database.write(({ tx }) =>
      tx
        .insertInto("followed_feed")
        .values({ place_id: "riyadh", epoch: "an older one", seq: 900, head_seq: 900, as_of_ms: 0 })
        .execute(),
    );
    const reader = { reader_id: "riyadh/gate-1", place_id: "riyadh", since_ms: 0, ended_ms: null, proved_until_ms: 7 };
    await database.write(({ tx }) => tx.insertInto("reader").values(reader).execute());
    follow();
    await catchUp();
    expect(await punches()).toHaveLength(2);
    expect(await database.read.selectFrom("reader").select("proved_until_ms").execute()).toEqual([
      { proved_until_ms: null },
    ]);
  });

  it("writes down every five seconds, and not at each question, that a place had nothing new, also by a clock that is put back", async () => {
    let nowMs = NOW;
    const keeper = createFeedKeeper(database, { now: () => nowMs });
    const feed = { place_id: "riyadh", epoch: "e", seq: 5, head_seq: 5, as_of_ms: 0 };
    await database.write(({ tx }) => tx.insertInto("followed_feed").values(feed).execute());
    const asOf: unknown[] = [];
    for (const laterMs of [0, 4_999, 1, -3_600_000]) {
      nowMs += laterMs;
      await keeper.noteHead({ placeId: "riyadh", headSeq: 5 });
      asOf.push(await database.read.selectFrom("followed_feed").select("as_of_ms").executeTakeFirst());
    }
    expect(asOf).toEqual([NOW, NOW, NOW + 5_000, NOW - 3_595_000].map((as_of_ms) => ({ as_of_ms })));
  });
});
