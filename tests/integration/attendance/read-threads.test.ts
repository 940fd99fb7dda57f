import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { refuseRead } from "../../../subgraphs/attendance/src/serving/refuse-read.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { type ReadCaller, readFor } from "../../../subgraphs/attendance/src/store/read-caller.ts";
import { openSqliteDatabase } from "../../../subgraphs/attendance/src/store/sqlite/open.ts";
import { keepPeople } from "./record-rows.ts";

/** Questions to a store in SQLite run in threads that only read, each for whoever asks. */
let dir: string;
let database: Database;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "bf-reads-"));
  database = await openSqliteDatabase(join(dir, "attendance.sqlite"), refuseRead);
});
afterEach(async () => {
  await database.close();
  rmSync(dir, { recursive: true, force: true });
});

const callerOf = (subject: string, signal = new AbortController().signal): ReadCaller => ({ subject, signal });
/** Holds a thread as long as counting takes. */
const count = (to: number) =>
  sql<{
    n: number;
  }>`with recursive c(n) as (select 1 union all select n + 1 from c where n < ${to}) select max(n) n from c`.execute(
    database.read,
  );
const people = () => database.read.selectFrom("person").select("pin").execute();

it("sees what was written before it was asked", async () => {
  for (let pin = 1; pin <= 20; pin++) {
    await keepPeople(database, [{ pin: String(pin) }]);
    expect(await people()).toHaveLength(pin);
  }
});

it("answers others while the question of one takes long, and the event loop goes on", async () => {
  const order: string[] = [];
  const long = readFor(callerOf("greedy"), () => Promise.all(Array.from({ length: 40 }, () => count(100_000))));
  const noted = long.then(() => order.push("long"));
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  await readFor(callerOf("other"), people).then(() => order.push("other"));
  await noted;
  clearInterval(timer);
  expect(order).toEqual(["other", "long"]);
  expect(turns).toBeGreaterThan(10);
});

it("refuses whoever has too many questions waiting, and nobody else", async () => {
  const asked = readFor(callerOf("greedy"), () =>
    Promise.allSettled(Array.from({ length: 1_200 }, () => count(20_000))),
  );
  expect(await readFor(callerOf("other"), people)).toEqual([]);
  const refused = (await asked).filter(({ status }) => status === "rejected");
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]).toMatchObject({ reason: { extensions: { code: "SERVICE_UNAVAILABLE", retryAfterSeconds: 1 } } });
});

it("does not read what nobody waits for any more", async () => {
  const gone = new AbortController();
  const running = readFor(callerOf("greedy"), () => count(100_000));
  const waiting = readFor(callerOf("greedy", gone.signal), () => count(100_000));
  gone.abort(new Error("gone"));
  await expect(waiting).rejects.toThrow("gone");
  expect((await running).rows).toEqual([{ n: 100_000 }]);
});

it("writes nothing from where it only reads", async () => {
  await expect(sql`delete from person returning pin`.execute(database.read)).rejects.toThrow("readonly");
});
