import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createFeedKeeper } from "../../../subgraphs/attendance/src/store/feed-keeper.ts";
import { refuseRead } from "../../../subgraphs/attendance/src/serving/refuse-read.ts";
import { openPostgresDatabase } from "../../../subgraphs/attendance/src/store/postgres/open.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";
import { keepPeople, keepPunches } from "./record-rows.ts";

/** Punches and records in PostgreSQL stand in a part for each month. */
let server: PostgresServer;
let database: Database;
beforeAll(async () => {
  server = await startPostgres();
});
beforeEach(async () => {
  database = await openPostgresDatabase({ url: await server.createDatabase(), refuse: refuseRead });
  return () => database.close();
});
afterAll(() => server.stop());

const parts = async () => {
  const found = await sql<{ part: string; n: number }>`
    select tableoid::regclass::text as part, count(*) as n from punch group by 1 order by 1`.execute(database.read);
  return found.rows.map(({ part, n }) => `${part} ${n}`);
};
const tables = async () => {
  const found = await sql<{ name: string }>`select relid::text as name from pg_partition_tree('day_record')
    where isleaf order by 1`.execute(database.read);
  return found.rows.map(({ name }) => name);
};

/** Tells punches of one PIN at these times of the reader's clock. */
async function feed(seq: number, ...locals: readonly string[]): Promise<void> {
  const changes = locals.map((localTime, index) => {
    const digest = `d-${seq}-${index}`;
    const ids = { digest, id: `riyadh/${digest}`, readerId: "riyadh/gate-1", pin: "7" };
    const codes = { stateCode: 0, verifyCode: 1, channel: "READ", setAside: null, copies: 1, receivedAtMs: 0 };
    return {
      kind: "ROW",
      row: { ...ids, ...codes, atMs: Date.parse(`${localTime}Z`), localTime },
      isRevised: false,
    } as const;
  });
  const keeper = createFeedKeeper(database, { now: () => Date.UTC(2026, 10, 26) });
  const before = seq === 1 ? undefined : { epoch: "e", seq: seq - 1 };
  await keeper.keep({ placeId: "riyadh", epoch: "e", seq, headSeq: seq, changes }, before);
}

it("makes a month when its first punch comes, and keeps clocks that lost their time apart", async () => {
  await feed(1, "2021-03-01T08:00:00", "2021-03-31T23:59:59", "2021-04-01T00:00:00");
  await feed(2, "2000-01-01T00:00:00", "2021-04-02T08:00:00");
  expect(await parts()).toEqual(["punch_2021_03 2", "punch_2021_04 2", "punch_rest 1"]);
});

it("brings along what waits for a month that is made", async () => {
  await keepPeople(database, [{ pin: "7" }]);
  await keepPunches(database, "7", ["2021-05-02T08:00:00"]);
  expect(await parts()).toEqual(["punch_rest 1"]);
  await feed(1, "2021-05-03T08:00:00");
  expect(await parts()).toEqual(["punch_2021_05 2"]);
});

it("has the server look at a month as soon as it is filled: nobody waits for its own statistics", async () => {
  const rowsSeen = async () => {
    const found = await sql<{ n: number }>`select reltuples::bigint as n from pg_class
      where oid = 'punch_2021_03'::regclass`.execute(database.read);
    return found.rows[0]?.n;
  };
  const times = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) =>
      new Date(Date.UTC(2021, 2, 1) + (from + n) * 60_000).toISOString().slice(0, 19),
    );
  await feed(1, ...times(0, 900));
  expect(await rowsSeen()).toBe(-1);
  await feed(2, ...times(900, 100));
  expect(await rowsSeen()).toBe(1_000);
  await feed(3, ...times(1_000, 100));
  expect(await rowsSeen()).toBe(1_000);
});

it("knows an event of any month again", async () => {
  await feed(1, "2021-03-01T08:00:00");
  await feed(2, "2021-03-01T08:00:00");
  const again = createFeedKeeper(database, { now: Date.now });
  const kept = await database.read.selectFrom("punch").selectAll().execute();
  expect(kept).toHaveLength(2); // two events
  await again.keep({ placeId: "riyadh", epoch: "e2", seq: 1, headSeq: 1, changes: [] }, undefined);
  const [row] = kept;
  if (row === undefined) return;
  const { digest, id, pin, at_ms: atMs, local_time: localTime } = row;
  const told = {
    digest,
    id,
    pin,
    atMs,
    localTime,
    readerId: row.reader_id,
    stateCode: 0,
    verifyCode: 1,
    channel: "READ",
  };
  const change = {
    kind: "ROW",
    row: { ...told, setAside: null, copies: 3, receivedAtMs: 0 },
    isRevised: true,
  } as const;
  await again.keep({ placeId: "riyadh", epoch: "e2", seq: 2, headSeq: 2, changes: [change] }, { epoch: "e2", seq: 1 });
  const copies = await database.read.selectFrom("punch").select("copies").where("digest", "=", digest).execute();
  expect(copies).toEqual([{ copies: 3 }]);
});

it("makes this month and those that follow ahead", async () => {
  const ahead = (await tables()).filter((name) => name !== "day_record_rest");
  expect(ahead.length).toBe(4);
  expect(ahead[0]).toBe(`day_record_${new Date().toISOString().slice(0, 7).replace("-", "_")}`);
});

it("reads nothing of other months for a question about one", async () => {
  await feed(1, "2021-03-01T08:00:00", "2021-04-01T00:00:00", "2021-05-01T00:00:00");
  const plan = await sql<{ "QUERY PLAN": string }>`explain select * from punch
    where local_time >= '2021-04-01' and local_time < '2021-04-30' and at_ms > 0`.execute(database.read);
  const text = plan.rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(text).toContain("punch_2021_04");
  expect(text).not.toContain("punch_2021_03");
});
