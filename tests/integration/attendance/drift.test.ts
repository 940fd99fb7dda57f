import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FeedChange } from "../../../subgraphs/attendance/src/domain/follow/feed-page.ts";
import { createFeedKeeper } from "../../../subgraphs/attendance/src/store/feed-keeper.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";

const row = (localTime: string): FeedChange => ({
  kind: "ROW",
  isRevised: false,
  row: {
    digest: localTime,
    id: `riyadh/${localTime}`,
    readerId: "riyadh/gate-1",
    pin: "3",
    atMs: Date.parse(`${localTime}+03:00`),
    localTime,
    stateCode: 0,
    verifyCode: 1,
    channel: "LIVE",
    setAside: null,
    copies: 1,
    receivedAtMs: 0,
  },
});
const reader: FeedChange = { kind: "READER", readerId: "riyadh/gate-1", sinceMs: 0, endedMs: null };
const proof = (driftSeconds?: number): FeedChange => ({
  kind: "PROOF",
  readerId: "riyadh/gate-1",
  provedUntilMs: Date.parse("2026-11-26T12:00:00+03:00"),
  driftSeconds,
});

/** Keeps a page of Riyadh's feed, the first one or another. */
const keep = (database: Database, seq: number, changes: readonly FeedChange[]) =>
  createFeedKeeper(database, { now: () => 1, identity: "organisation" }).keep(
    { placeId: "riyadh", epoch: "d", seq, headSeq: seq, changes },
    seq === 1 ? undefined : { epoch: "d", seq: seq - 1 },
  );

describe.each(STORES)("the clock of a reader in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;
  beforeAll(async () => {
    source = await start();
    ({ database } = await source.create());
  });
  afterAll(async () => {
    await database.close();
    await source.stop();
  });

  it("is wrong for the rows that follow a reading, over pages too", async () => {
    await keep(database, 1, [reader, row("2026-11-23T08:00:00"), proof(420), row("2026-11-23T09:00:00")]);
    await keep(database, 2, [row("2026-11-23T10:00:00"), proof(), row("2026-11-23T11:00:00")]);
    await keep(database, 3, [proof(1), row("2026-11-23T12:00:00")]);
    const punches = await database.read.selectFrom("punch").select("drift_seconds").orderBy("local_time").execute();
    expect(punches.map(({ drift_seconds }) => drift_seconds)).toEqual([0, 420, 420, 420, 1]);
  });
});

describe("a day of a reader whose clock was wrong", () => {
  let attendance: AttendanceUnderTest;
  beforeAll(async () => {
    attendance = await startAttendance();
  });
  afterAll(() => attendance.stop());

  it("says so", async () => {
    const { database } = attendance;
    await database.write(({ tx }) => tx.deleteFrom("followed_feed").execute());
    await keep(database, 1, [reader, proof(420), row("2026-11-23T08:00:00"), proof(3), row("2026-11-24T08:00:00")]);
    await attendance.recompute(10);
    const query = `{ attendance(filter: { from: "2026-11-23", to: "2026-11-24", personIds: ["p.3"] }) { edges { node { flags } } } }`;
    const { answer } = await attendance.ask(query);
    const flags = answer.data.attendance.edges.map(({ node }: { node: { flags: string[] } }) => node.flags);
    expect(flags.map((own: string[]) => own.includes("CLOCK_DRIFT"))).toEqual([false, true]);
  });
});
