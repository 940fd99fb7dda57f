import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openPostgresStore } from "../../subgraphs/place/src/store/postgres/ledger.ts";
import { quoteName, toSchemaName } from "../../subgraphs/place/src/store/postgres/names.ts";
import { type PostgresServer, startPostgres } from "./attendance/postgres-server.ts";
import { callBf } from "./bf-harness.ts";
import { type LedgerState, makeStoreFolder, type StoreFolder } from "./bf-store-harness.ts";
import { makeRow } from "./place-rows.ts";

const SETUP = { readerId: "gate-1", name: "Gate 1", address: "10.0.0.1:4370", isEnabled: true };

let server: PostgresServer;
let folder: StoreFolder;
let backup: string;
let url: string;
beforeAll(async () => {
  server = await startPostgres();
});
beforeEach(async () => {
  folder = await makeStoreFolder();
  backup = join(folder.dir, "backup");
  url = await server.createDatabase();
});
afterEach(() => {
  vi.unstubAllEnvs();
  folder.remove();
});
afterAll(() => server.stop());

const store = (command: string, ...args: readonly string[]) => callBf(["store", command, ...args]);
const makeBackup = () => store("backup", folder.dir, backup);
const restore = () => store("restore", folder.dir, backup);
const useDatabase = () => vi.stubEnv("DATABASE_URL", url);

async function readDatabase(placeId = "riyadh"): Promise<LedgerState> {
  const { ledger } = await openPostgresStore({ url, placeId });
  try {
    const { head, entries } = await ledger.readFeed(0, 10_000);
    return { epoch: head.epoch, punches: entries.flatMap(({ row }) => (row === undefined ? [] : [row.id])) };
  } finally {
    await ledger.close();
  }
}

async function query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Brings the ledgers of the folder's files into the database. */
async function moveToDatabase(): Promise<void> {
  expect(await makeBackup()).toMatchObject({ code: 0 });
  useDatabase();
  expect(await restore()).toMatchObject({ code: 0, stderr: "" });
}

describe("bf store with ledgers in a database", () => {
  it("takes ledgers over from files, with a new epoch; the files are put aside", async () => {
    const before = await folder.read(folder.ledger("riyadh"));
    await moveToDatabase();
    const after = await readDatabase();
    expect(after.punches).toEqual(before.punches);
    expect(after.epoch).not.toBe(before.epoch);
    expect(existsSync(folder.ledger("riyadh"))).toBe(false);
    const files = readdirSync(join(folder.dataDir, "places", "riyadh"));
    expect(files.filter((name) => name.startsWith("ledger.sqlite.before-restore-"))).toHaveLength(1);
    const { code, stdout } = await store("verify", folder.dir);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/cairo: 3 rows fit, hash .*\nriyadh: 3 rows fit, hash /)]);
  });

  it.each([
    ["UPDATE riyadh.reader_days SET copies = copies + 1", "DAY_DOES_NOT_FIT: the day 2026-03-01 of riyadh/gate-1"],
    [
      "UPDATE riyadh.reader_days SET log_rows = 2, log_copies = 3, log_set_aside = 0, log_read_ms = 1",
      "DAY_DOES_NOT_FIT: what is kept of the log of riyadh/gate-1",
    ],
    [
      "INSERT INTO riyadh.gaps (device_id, from_ms, closed_ms, closing, rows) VALUES ('riyadh/gate-1', 0, 1, 'COUNTS', 4)",
      "GAP_DOES_NOT_FIT: the gap of riyadh/gate-1",
    ],
    [
      `ALTER TABLE riyadh.punch_rows DISABLE TRIGGER punch_rows_move; UPDATE riyadh.punch_rows SET read_at_ms = at_ms,
       read_offset_minutes = offset_minutes, moved_seconds = 60, at_ms = at_ms + 60000 WHERE key = 1`,
      "MOVE_DOES_NOT_FIT: the time of riyadh/",
    ],
  ])("finds what %s did to it", async (sql, expected) => {
    await moveToDatabase();
    await query(sql.replaceAll("riyadh.", `${quoteName(toSchemaName("riyadh"))}.`));
    const { code, stdout } = await store("verify", folder.dir);
    expect([code, stdout]).toEqual([1, expect.stringContaining(`riyadh: ${expected}`)]);
    expect(stdout).toContain("cairo: 3 rows fit");
  });

  it("brings them back into files", async () => {
    await moveToDatabase();
    const before = await readDatabase();
    backup = join(folder.dir, "back");
    expect(await makeBackup()).toMatchObject({ code: 0 });
    vi.unstubAllEnvs();
    expect((await store("verify", folder.dir)).stderr).toMatch(
      /^STORE_ELSEWHERE: the ledger of cairo is in the database .*: set DATABASE_URL/,
    );
    expect(await restore()).toMatchObject({ code: 0 });
    const after = await folder.read(folder.ledger("riyadh"));
    expect(after.punches).toEqual(before.punches);
    expect(after.epoch).not.toBe(before.epoch);
    expect(await store("verify", folder.dir)).toMatchObject({ code: 0 });
  });

  it("keeps the ledger that a backup replaces in a schema of another name", async () => {
    await moveToDatabase();
    const { stdout } = await restore();
    expect(stdout).toMatch(/riyadh: the former ledger lies in the schema place_riyadh_before_\d{17} of the database/);
    const schemas = await query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'place_riyadh%' ORDER BY 1");
    expect(schemas).toHaveLength(2);
    expect((await readDatabase()).punches).toHaveLength(3);
  });

  it("copies a ledger as it is at one moment while punches come in", async () => {
    await moveToDatabase();
    const { ledger } = await openPostgresStore({ url, placeId: "riyadh" });
    await ledger.registerReaders([SETUP]);
    let isOver = false;
    let added = 0;
    const punching = (async () => {
      for (let n = 100; !isOver; n += 10) {
        await ledger.recordRows(
          "gate-1",
          Array.from({ length: 10 }, (_, nth) => makeRow(n + nth)),
        );
        added += 10;
      }
    })();
    await vi.waitFor(() => expect(added).toBeGreaterThan(0));
    backup = join(folder.dir, "during");
    const made = await makeBackup();
    isOver = true;
    await punching;
    await ledger.close();
    expect(made).toMatchObject({ code: 0 });
    expect(await store("verify", backup)).toMatchObject({ code: 0 });
    expect(await store("verify", folder.dir)).toMatchObject({ code: 0 });
  });

  it("names the first row that does not fit, and backs nothing up then", async () => {
    await moveToDatabase();
    await query(`ALTER TABLE "place_riyadh".punch_rows DISABLE TRIGGER punch_rows_hold;
      UPDATE "place_riyadh".punch_rows SET local_time = '2026-03-01T09:00:00' WHERE key = 2`);
    expect(await store("verify", folder.dir)).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/riyadh: ROW_DOES_NOT_FIT: row 2 /),
    });
    backup = join(folder.dir, "damaged");
    expect((await makeBackup()).stderr).toMatch(/^LEDGER_DAMAGED: riyadh: row 2 /);
    expect(existsSync(backup)).toBe(false);
  });

  it("exchanges no ledger under a process of its place, and changes nothing", async () => {
    await moveToDatabase();
    const { ledger } = await openPostgresStore({ url, placeId: "riyadh" });
    const { epoch } = await ledger.readHead();
    expect((await store("restore", folder.dir, backup, "--place", "riyadh")).stderr).toMatch(
      /^PLACE_RUNNING: .*stop the place riyadh first/,
    );
    expect((await ledger.readHead()).epoch).toBe(epoch);
    await ledger.close();
  });

  it("says that a database does not answer", async () => {
    vi.stubEnv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/none");
    expect((await store("verify", folder.dir)).stderr).toMatch(/^STORE_UNREACHABLE: the database none at 127.0.0.1:1 /);
  });

  it("takes back no row, also not by other programs", async () => {
    await moveToDatabase();
    for (const sql of [
      `DELETE FROM "place_riyadh".punch_rows`,
      `UPDATE "place_riyadh".punch_rows SET pin = '9'`,
      `TRUNCATE "place_riyadh".punch_rows CASCADE`,
    ])
      await expect(query(sql)).rejects.toThrow("append-only");
  });
});
