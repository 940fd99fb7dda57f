import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readFor } from "../../../subgraphs/attendance/src/store/read-caller.ts";
import { refuseRead } from "../../../subgraphs/attendance/src/serving/refuse-read.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { openPostgresDatabase } from "../../../subgraphs/attendance/src/store/postgres/open.ts";
import { makeAttendanceFolder, startAttendanceProcess } from "../../load/attendance/attendance-process.ts";
import { serveFeed } from "../../load/attendance/fed-places.ts";
import { readKeptRows } from "../../load/attendance/kept-rows.ts";
import { runClean } from "../../load/attendance/killed-run.ts";
import { makeYears } from "../../load/attendance/punch-years.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const toCode = (error: unknown): unknown => Object(Object(error).extensions).code;
const UNAVAILABLE = "SERVICE_UNAVAILABLE";
const FEED = { place_id: "riyadh", epoch: "e1", seq: 1, head_seq: 1, as_of_ms: 0 };

describe("a PostgreSQL server that goes", () => {
  let database: Database;
  beforeEach(async () => {
    database = await openPostgresDatabase({ url: await server.createDatabase(), refuse: refuseRead });
    return () => database.close();
  });

  const write = () => database.write(({ tx }) => tx.insertInto("followed_feed").values(FEED).execute());
  const read = () =>
    readFor({ subject: "one", signal: new AbortController().signal }, () =>
      database.read.selectFrom("followed_feed").selectAll().execute(),
    );

  it("ends a transaction under way, of which nothing is kept, and a question; both say so by a code", async () => {
    const between = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const writing = database.write(async ({ tx }) => {
      await tx.insertInto("followed_feed").values(FEED).execute();
      begun.resolve();
      await between.promise;
      await tx.updateTable("followed_feed").set({ seq: 2 }).execute();
    });
    const asking = sql`select pg_sleep(60)`.execute(database.read);
    const codes = Promise.all([writing.then(() => "kept", toCode), asking.then(() => "answered", toCode)]);
    await begun.promise;
    await server.fail(async () => between.resolve());
    expect(await codes).toEqual([UNAVAILABLE, UNAVAILABLE]);
    expect(await read()).toEqual([]);
  });

  it("is asked in vain while it is away, and again once it is back", async () => {
    await server.fail(async () => {
      expect(await read().catch(toCode)).toBe(UNAVAILABLE);
      expect(await write().catch(toCode)).toBe(UNAVAILABLE);
    });
    await write();
    expect(await read()).toEqual([FEED]);
  });
});

describe("a process of attendance whose PostgreSQL server goes again and again", () => {
  const SIZE = { people: 15, years: 0.25, lastDate: "2026-11-20" };

  it("lives, and keeps in the end what an undisturbed one keeps", { timeout: 300_000 }, async () => {
    const databaseUrl = await server.createDatabase();
    const places = await Promise.all(makeYears(SIZE).map((ledger) => serveFeed(ledger, 120)));
    const folder = makeAttendanceFolder(new Map(places.map(({ placeId, url }) => [placeId, url])));
    const attendance = await startAttendanceProcess(folder, { DATABASE_URL: databaseUrl });
    try {
      for (let time = 0; time < 3; time++) {
        const asked = places.reduce((sum, place) => sum + place.asked(), 0);
        await expect.poll(() => places.reduce((sum, place) => sum + place.asked(), 0)).toBeGreaterThan(asked + 2);
        await server.fail(async () => {});
      }
      await expect.poll(() => readDone(attendance.ask), { timeout: 240_000 }).toBe(true);
      expect(attendance.child.exitCode).toBeNull();
    } finally {
      await attendance.end();
      await Promise.all(places.map(({ stop }) => stop()));
      folder.remove();
    }
    expect(await readKeptRows({ file: folder.store, databaseUrl }, SIZE.lastDate)).toEqual(await runClean(SIZE));
  });

  /** Whether all is told and worked out; a question may come while the server is away. */
  async function readDone(ask: Awaited<ReturnType<typeof startAttendanceProcess>>["ask"]): Promise<boolean> {
    const question = `query ($filter: AttendanceFilter!) {
      attendanceSources { pending } attendance(filter: $filter) { recomputing }
    }`;
    const filter = { from: "2000-01-01", to: SIZE.lastDate };
    const answer = await ask(question, { filter }).catch(() => undefined);
    if (answer === undefined || answer.attendance.recomputing > 0) return false;
    return answer.attendanceSources.every(({ pending }: { pending: number | null }) => pending === 0);
  }
});
