import { afterAll, beforeAll, expect, it } from "vitest";
import { type PostgresServer, startPostgres } from "../integration/attendance/postgres-server.ts";
import { runClean, runKilled } from "../load/attendance/killed-run.ts";
import { makeReaderHistory } from "../load/attendance/read-places.ts";
import { runQuiet, runRestored } from "../load/attendance/restored-run.ts";
import type { KeptRows } from "../load/attendance/kept-rows.ts";

/** Fifty kills of the process of attendance while it takes half a year in, and its places restored in between. */
const SIZE = { people: 30, years: 0.5, lastDate: "2026-11-20" };
const FIFTY = { kills: 50, seed: 50 };
const MINUTES = 60_000;

let postgres: PostgresServer;
let clean: KeptRows;
beforeAll(async () => {
  postgres = await startPostgres();
  clean = await runClean(SIZE);
});
afterAll(() => postgres.stop());

it("keeps in SQLite what an undisturbed run keeps", { timeout: 10 * MINUTES }, async () => {
  expect(await runKilled(SIZE, FIFTY)).toEqual(clean);
});

it("keeps in PostgreSQL what an undisturbed run keeps", { timeout: 10 * MINUTES }, async () => {
  expect(await runKilled(SIZE, FIFTY, await postgres.createDatabase())).toEqual(clean);
});

it("keeps what a quiet run keeps when a place was restored by the operator's command", {
  timeout: 20 * MINUTES,
}, async () => {
  const history = makeReaderHistory(12, 30, Date.now());
  expect((await runRestored(history, FIFTY)).kept).toEqual(await runQuiet(history));
});
