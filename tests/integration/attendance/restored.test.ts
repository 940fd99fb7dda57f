import { afterAll, beforeAll, expect, it } from "vitest";
import { makeReaderHistory } from "../../load/attendance/read-places.ts";
import { runQuiet, runRestored } from "../../load/attendance/restored-run.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";

/** Places, their readers, attendance and the operator's command are the real ones. */
const HISTORY = makeReaderHistory(6, 12, Date.now());

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

it("keeps what a quiet run keeps when a place is killed and restored from an older backup", {
  timeout: 600_000,
}, async () => {
  const quiet = await runQuiet(HISTORY);
  expect(quiet).toMatchObject({ punches: HISTORY.punches.length, open: 0 });
  const inSqlite = await runRestored(HISTORY, { kills: 3, seed: 7 });
  expect(inSqlite.kept).toEqual(quiet);
  const [{ rows, epoch, id } = { rows: 0, epoch: "", id: "" }] = inSqlite.restored;
  // The backup lacked most of what the place has now: its reader still had it.
  expect(rows).toBeLessThan(HISTORY.punches.filter(({ placeId }) => placeId === id).length / 2);
  expect(inSqlite.followed).toBe(epoch);
  expect((await runRestored(HISTORY, { kills: 2, seed: 8 }, await postgres.createDatabase())).kept).toEqual(quiet);
});
