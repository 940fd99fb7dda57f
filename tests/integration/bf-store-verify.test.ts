import { rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { makeStoreFolder, type StoreFolder, tamper } from "./bf-store-harness.ts";
import { callBf } from "./bf-harness.ts";
import { makeRow } from "./place-rows.ts";

let folder: StoreFolder;
let backup: string;
beforeEach(async () => {
  folder = await makeStoreFolder();
  backup = join(folder.dir, "backup");
});
afterEach(() => folder.remove());

const store = (command: string, ...args: readonly string[]) => callBf(["store", command, ...args]);

describe("bf store verify", () => {
  it("gives the rows and the hash over them, of places that run too", async () => {
    const running = openSqliteLedger(folder.ledger("cairo"), "cairo");
    const { code, stdout } = await store("verify", folder.dir, "--json");
    await running.close();
    const { isRight, ledgers } = JSON.parse(stdout);
    expect([code, isRight, ledgers.map(({ id }: { id: string }) => id)]).toEqual([0, true, ["cairo", "riyadh"]]);
    expect(ledgers[1]).toMatchObject({ rows: 3, chain: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it.each([
    ["a row that was changed", "UPDATE punch_rows SET pin = '9' WHERE key = 2", "ROW_DOES_NOT_FIT: row 2"],
    [
      "a row given to somebody else",
      "UPDATE punch_rows SET user_id = 'riyadh/9' WHERE key = 3",
      "ROW_DOES_NOT_FIT: row 3",
    ],
    ["a time that was changed", "UPDATE punch_rows SET at_ms = at_ms - 60000 WHERE key = 1", "ROW_DOES_NOT_FIT: row 1"],
    ["bytes that were changed", "UPDATE punch_rows SET raw = x'00' WHERE key = 3", "ROW_DOES_NOT_FIT: row 3"],
    [
      "a row that was taken out",
      "PRAGMA foreign_keys = OFF; DELETE FROM punch_rows WHERE key = 1",
      "ROW_DOES_NOT_FIT: row 1",
    ],
    [
      "the last row taken out",
      "PRAGMA foreign_keys = OFF; DELETE FROM punch_rows WHERE key = 3",
      "ROWS_CUT_OFF: after row 2",
    ],
    ["a change that followers are not told", "DELETE FROM feed WHERE seq = 2", "FEED_BROKEN: the feed has"],
    ["a change told of another row", "UPDATE feed SET row_key = 1 WHERE row_key = 2", "FEED_BROKEN: entry"],
    [
      "a day with other counts",
      "UPDATE reader_days SET copies = copies + 1",
      "DAY_DOES_NOT_FIT: the day 2026-03-01 of riyadh/gate-1 is kept with 1 punches more than its rows",
    ],
    [
      "punches counted as set aside",
      "UPDATE reader_days SET copies = copies - 2, set_aside = 2",
      "DAY_DOES_NOT_FIT: the day 2026-03-01 of riyadh/gate-1 is kept with 2 punches fewer and 2 rows that are set aside more than its rows",
    ],
    ["a day with rows that is not kept", "DELETE FROM reader_days", "DAY_DOES_NOT_FIT: the day 2026-03-01"],
    [
      "a day that has no rows",
      "INSERT INTO reader_days (device_id, date, copies) VALUES ('riyadh/gate-1', '2026-02-01', 3)",
      "DAY_DOES_NOT_FIT: the day 2026-02-01 of riyadh/gate-1 is kept with 3 punches more than its rows",
    ],
    [
      "another last punch of a day",
      "UPDATE reader_days SET last_ms = last_ms - 1",
      "DAY_DOES_NOT_FIT: the day 2026-03-01 of riyadh/gate-1 is kept with another last punch than its rows",
    ],
    [
      "a log that held fewer rows than were found in it",
      "UPDATE reader_days SET log_rows = 2, log_copies = 3, log_set_aside = 0, log_read_ms = 1",
      "DAY_DOES_NOT_FIT: what is kept of the log of riyadh/gate-1 on the day 2026-03-01 contradicts itself",
    ],
    [
      "a row that was moved in time and never released",
      `UPDATE punch_rows SET read_at_ms = at_ms, read_offset_minutes = offset_minutes, moved_seconds = 60, at_ms = at_ms + 60000
       WHERE key = 1; UPDATE reader_days SET last_ms = (SELECT max(at_ms) FROM punch_rows WHERE moved_seconds IS NULL)`,
      "MOVE_DOES_NOT_FIT: the time of riyadh/",
    ],
    [
      "a gap with more rows than the reader has",
      "INSERT INTO gaps (device_id, from_ms, closed_ms, closing, rows) VALUES ('riyadh/gate-1', 0, 1, 'COUNTS', 4)",
      "GAP_DOES_NOT_FIT: the gap of riyadh/gate-1 from 1970-01-01T00:00:00.000Z",
    ],
  ])("finds %s, and says which is the first that does not fit", async (_name, sql, expected) => {
    tamper(folder.ledger("riyadh"), sql);
    const { code, stdout } = await store("verify", folder.dir);
    expect([code, stdout]).toEqual([1, expect.stringContaining(`riyadh: ${expected}`)]);
    expect(stdout).toContain("cairo: 3 rows fit");
  });

  it.each<[string, string, () => void]>([
    ["is another one", "OTHER_SUM", () => tamper(join(backup, "cairo.sqlite"), "UPDATE punch_rows SET pin = '9'")],
    ["is cut off", "OTHER_SUM", () => truncateSync(join(backup, "cairo.sqlite"), 8_192)],
    ["is gone", "FILE_MISSING", () => rmSync(join(backup, "cairo.sqlite"))],
  ])("finds a file of a backup that %s", async (_name, expected, damage) => {
    await store("backup", folder.dir, backup);
    damage();
    expect(await store("verify", backup)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining(`cairo: ${expected}: `),
    });
  });

  it("finds a file that is no ledger, and ends with 2 where there is nothing to check", async () => {
    writeFileSync(folder.ledger("riyadh"), "no database ".repeat(1_000));
    expect(await store("verify", folder.dir)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("FILE_DAMAGED"),
    });
    expect(await store("verify", folder.dir, "--place", "dubai")).toMatchObject({ code: 2 });
    expect(await store("verify")).toMatchObject({ code: 2, stderr: expect.stringContaining("one DIR is wanted") });
  });
});

it("finds that days, logs and gaps fit that the place wrote", async () => {
  const ledger = openSqliteLedger(folder.ledger("riyadh"), "riyadh");
  await ledger.recordRows("gate-1", [
    makeRow(9, { setAside: "TOO_OLD" }),
    makeRow(9_000_000, { copies: 2, channel: "READ" }),
  ]);
  const gap = { gapFromMs: 1, gapClosedMs: 2, gapClosing: "FULL_READ", gapRows: 3 } as const;
  const days = [
    { date: "2026-03-01", rows: 4, copies: 3, setAside: 1 },
    { date: "", rows: 0, copies: 0, setAside: 0 },
  ];
  await ledger.recordFacts("gate-1", { ...gap, checkedMs: 1 }, "GAP", days);
  await ledger.recordRows("gate-1", [makeRow(8, { setAside: "TOO_OLD" })]);
  const release = { readerId: "gate-1", by: "t", note: "true", atMs: 1 };
  await ledger.releaseRows({ ...release, rowIds: [`riyadh/${makeRow(9).digest}`] });
  const move = { seconds: -86_400, zone: { timeZone: "Asia/Riyadh" } };
  const { moved } = await ledger.releaseRows({ ...release, rowIds: [`riyadh/${makeRow(8).digest}`], move });
  expect(moved).toHaveLength(1);
  await ledger.close();
  expect(await store("verify", folder.dir)).toMatchObject({ code: 0 });
});
