import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FeedPage } from "../../../subgraphs/attendance/src/domain/follow/feed-page.ts";
import type { Database, WriteTransaction } from "../../../subgraphs/attendance/src/store/database.ts";
import { createFeedKeeper } from "../../../subgraphs/attendance/src/store/feed-keeper.ts";
import { keepUsers } from "../../../subgraphs/attendance/src/store/fed-users.ts";
import { markKeys } from "../../../subgraphs/attendance/src/store/people-marks.ts";
import { keepPresence } from "../../../subgraphs/attendance/src/store/presence-keeper.ts";
import { markPunches } from "../../../subgraphs/attendance/src/store/punch-marks.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { countIn, countStatements } from "./count-statements.ts";

const NOW_MS = Date.parse("2026-11-26T12:00:00Z");
const PEOPLE = 1_200;

describe.each(STORES)("what many people cost at once, in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    ({ database } = await source.create());
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  /** How many statements some work takes. */
  const count = (work: (transaction: WriteTransaction) => Promise<void>): Promise<number> =>
    database.write(async (transaction) => {
      const counted = countIn(transaction);
      await work(counted.transaction);
      return counted.count();
    });
  const users = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => ({ kind: "USER" as const, pin: `${from + at}`, name: `P ${at}` }));
  const enrol = (transaction: WriteTransaction, from: number, to: number) =>
    keepUsers(transaction, users(from, to), { placeId: "riyadh", nowMs: NOW_MS, identity: "organisation" });
  const punches = (from: number, to: number, localTime: string) =>
    users(from, to).map(({ pin }) => ({ pin, placeId: "riyadh", localTime }));
  const listMarks = () =>
    database.read
      .selectFrom("dirty_mark")
      .select(["person_key", "from_date", "to_date"])
      .orderBy("person_key")
      .execute();

  it("marks the people of a page of punches by as many statements as one", async () => {
    await database.write((transaction) => enrol(transaction, 0, PEOPLE));
    const mark = (from: number, to: number, time: string) =>
      count((transaction) => markPunches(transaction, punches(from, to, time)));
    const one = await mark(0, 1, "2026-11-25T08:00:00");
    expect(await mark(1, PEOPLE, "2026-11-25T08:00:00")).toBe(one);
    const marks = await listMarks();
    expect(marks).toHaveLength(PEOPLE);
    expect(new Set(marks.map(({ from_date, to_date }) => `${from_date} ${to_date}`))).toEqual(
      new Set(["2026-11-23 2026-11-27"]),
    );
  });

  it("keeps the open days of many people by as many statements as one", async () => {
    const keep = (from: number, to: number) =>
      count((transaction) =>
        keepPresence(
          transaction,
          Array.from({ length: to - from }, (_, at) => toResult(from + at)),
        ),
      );
    const one = await keep(0, 1);
    expect(await keep(1, PEOPLE)).toBe(one);
    expect(await database.read.selectFrom("presence").select("person_key").execute()).toHaveLength(PEOPLE);
  });

  it("enrols 500 people by as many statements as one, and 5,000 in turns of 500", async () => {
    const one = await count((transaction) => enrol(transaction, 0, 1));
    expect(await count((transaction) => enrol(transaction, 1, 501))).toBe(one);
    expect(await count((transaction) => enrol(transaction, 501, 501 + PEOPLE))).toBeLessThanOrEqual(3 * one);
  });

  it("tells again who is enrolled by few statements, as long as nobody has another name", async () => {
    await database.write((transaction) => enrol(transaction, 0, 300));
    expect(await count((transaction) => enrol(transaction, 0, 300))).toBeLessThan(10);
  });

  it("takes punches out and the proofs of a reader in by few statements, however many a page tells", async () => {
    const keep = (changes: FeedPage["changes"], seq: number) =>
      createFeedKeeper(counting, { now: () => NOW_MS }).keep(
        { placeId: "riyadh", epoch: "e", seq, headSeq: seq, changes },
        undefined,
      );
    let statements = 0;
    const counting = countStatements(database, (more) => (statements = more));
    await database.write((transaction) => enrol(transaction, 0, PEOPLE));
    const rows = punches(0, PEOPLE, "2026-11-25T08:00:00");
    await keep([{ kind: "READER", readerId: "riyadh/gate", sinceMs: 0, endedMs: null }, ...rows.map(toRow)], 1);
    const erased = rows.map(({ pin }) => ({ kind: "ERASED" as const, id: `riyadh/${pin}` }));
    const proofs = rows.map((_, at) => ({
      kind: "PROOF" as const,
      readerId: "riyadh/gate",
      provedUntilMs: NOW_MS - at,
    }));
    await keep([...erased, ...proofs], 2);
    expect(statements).toBeLessThan(60);
    expect(await database.read.selectFrom("punch").select("digest").execute()).toEqual([]);
    const proved = database.read.selectFrom("reader").select("proved_until_ms");
    expect(await proved.execute()).toEqual([{ proved_until_ms: NOW_MS }]);
  });

  it("marks a whole organisation by few statements", async () => {
    await database.write((transaction) => enrol(transaction, 0, PEOPLE));
    const keys = (await database.read.selectFrom("person").select("key").execute()).map(({ key }) => key);
    const range = { from: "2026-11-01", to: "2026-11-20" };
    expect(await count((transaction) => markKeys(transaction, keys, { range, nowMs: NOW_MS }))).toBeLessThanOrEqual(5);
  });

  const toResult = (personKey: number) =>
    ({
      kind: "ROWS",
      work: { personKey, from: "2026-11-26", to: "2026-11-26", token: 1 },
      rows: [],
      presence: {
        date: "2026-11-26",
        placeId: "riyadh",
        status: "PENDING",
        isLate: false,
        isOutOfHours: false,
        isIn: false,
        firstMs: undefined,
        sinceMs: undefined,
        last: undefined,
        dueMs: NOW_MS,
        shiftEndMs: NOW_MS,
        dayEndMs: NOW_MS,
        enrolledAt: ["riyadh"],
      },
    }) as const;
});

const toRow = ({ pin, localTime }: { readonly pin: string; readonly localTime: string }) => ({
  kind: "ROW" as const,
  isRevised: false,
  row: {
    ...{ digest: pin, id: `riyadh/${pin}`, readerId: "riyadh/gate", pin, localTime, setAside: null, copies: 1 },
    ...{ atMs: Date.parse(`${localTime}Z`), stateCode: 0, verifyCode: 0, channel: "READ", receivedAtMs: 0 },
  },
});
