import { afterAll, beforeAll, expect, it } from "vitest";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";
import { runClean, runKilled } from "../../load/attendance/killed-run.ts";

/** The process of attendance is killed at moments that nobody chose: what it keeps in the end is what a quiet run keeps. */
const SIZE = { people: 15, years: 0.25, lastDate: "2026-11-20" };

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

it("keeps what an undisturbed run keeps, in SQLite and in PostgreSQL", async () => {
  const clean = await runClean(SIZE);
  expect(clean.records).toBeGreaterThan(1_000);
  expect(await runKilled(SIZE, { kills: 6, seed: 4 })).toEqual(clean);
  expect(await runKilled(SIZE, { kills: 3, seed: 5 }, await postgres.createDatabase())).toEqual(clean);
});
