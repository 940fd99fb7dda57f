import { randomBytes } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { encodeVectorCursor } from "@biometricflow/schema/vector-cursor";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { toDueCheck } from "../../subgraphs/place/src/domain/push/check-schedule.ts";
import { listPushDoubts } from "../../subgraphs/place/src/domain/push/push-completeness.ts";
import { isListDue } from "../../subgraphs/place/src/domain/push/push-facts.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { makeStoreFolder, type StoreFolder, tamper } from "./bf-store-harness.ts";
import { callBf, runBf } from "./bf-harness.ts";
import { startTestPlace } from "./place-harness.ts";
import { makeRow } from "./place-rows.ts";

let folder: StoreFolder;
let backup: string;
beforeEach(async () => {
  folder = await makeStoreFolder();
  backup = join(folder.dir, "backup");
});
afterEach(() => folder.remove());

const store = (command: string, ...args: readonly string[]) => callBf(["store", command, ...args]);
const makeBackup = (...args: readonly string[]) => store("backup", folder.dir, backup, ...args);
const restore = (...args: readonly string[]) => store("restore", folder.dir, backup, ...args);
const list = () => readdirSync(folder.dir, { recursive: true, encoding: "utf8" }).sort();

describe("bf store backup", () => {
  it("copies the ledgers while their places run, and holds no writer up", async () => {
    const running = openSqliteLedger(folder.ledger("riyadh"), "riyadh");
    const { code, stdout } = await makeBackup();
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^cairo: 3 rows, \d+ bytes\nriyadh: 3 rows, \d+ bytes\n/),
    ]);
    expect(stdout).toContain("dubai: it never ran here and has no ledger\n");
    const backedUp = { rowsStored: 3, backup: { atMs: expect.any(Number), rows: 3 } };
    expect(await running.readDevice("gate-1")).toMatchObject(backedUp);
    await running.recordRows("gate-1", [makeRow(4)]);
    await running.close();
    expect((await folder.read(folder.ledger("riyadh"))).punches).toHaveLength(4);
    expect(await store("verify", backup)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("riyadh: 3 rows fit"),
    });
  });

  it("says what it made as one JSON object, closed to others, and copies no key", () => {
    const made = JSON.parse(runBf(["store", "backup", folder.dir, backup, "--place", "riyadh", "--json"]).stdout);
    const bytes = statSync(join(backup, "riyadh.sqlite")).size;
    expect(made).toMatchObject({ format: 1, folder: backup, missing: [], places: [{ id: "riyadh", rows: 3, bytes }] });
    expect(readdirSync(backup).sort()).toEqual(["backup.json", "riyadh.sqlite"]);
    const modes = [backup, join(backup, "backup.json"), join(backup, "riyadh.sqlite")].map(
      (path) => statSync(path).mode,
    );
    expect(modes.map((mode) => (mode & 0o777).toString(8))).toEqual(["700", "600", "600"]);
  });

  it.each<[string, string, () => void]>([
    ["a folder that is taken", "FOLDER_TAKEN", () => [mkdirSync(backup), writeFileSync(join(backup, "x"), "")]],
    ["a ledger whose rows do not fit", "LEDGER_DAMAGED", () => tamper(folder.ledger("cairo"), "DELETE FROM feed")],
  ])("refuses %s, and leaves nothing behind", async (_name, expected, prepare) => {
    prepare();
    const before = list();
    const { code, stderr } = await makeBackup();
    expect([code === 0, stderr]).toEqual([false, expect.stringMatching(new RegExp(`^${expected}: `))]);
    expect(list()).toEqual(before);
  });

  it("refuses a folder inside of the data, and a place that never ran", async () => {
    expect((await store("backup", folder.dir, join(folder.dataDir, "b"))).stderr).toMatch(
      /^FOLDER_TAKEN: .*lies in the data/,
    );
    expect((await makeBackup("--place", "dubai")).stderr).toMatch(/^NO_LEDGER: /);
    expect((await makeBackup("--place", "mars")).stderr).toMatch(
      /^BAD_USAGE: there is no place "mars".*cairo, dubai, r/,
    );
  });
});

describe("bf store restore, of what bf store backup made,", () => {
  it("gives a place the rows of the backup and a new epoch, and keeps the former ledger", async () => {
    await makeBackup();
    const before = await folder.read(folder.ledger("riyadh"));
    const other = await folder.read(folder.ledger("cairo"), "cairo");
    await folder.addRows("riyadh", 4, 9);
    const { code, stdout } = await restore("--place", "riyadh", "--json");
    const { places } = JSON.parse(stdout);
    const after = await folder.read(folder.ledger("riyadh"));
    expect([code, places]).toEqual([0, [{ id: "riyadh", rows: 3, epoch: after.epoch, former: expect.any(String) }]]);
    expect(after.punches).toEqual(before.punches);
    expect(after.epoch).not.toBe(before.epoch);
    expect((await folder.read(places[0].former)).punches).toHaveLength(9);
    expect(await folder.read(folder.ledger("cairo"), "cairo")).toEqual(other);
    expect((await store("verify", folder.dir)).code).toBe(0);
    expect(list().filter((name) => String(name).includes(".new"))).toEqual([]);
  });

  it("answers CURSOR_RESET to whoever followed the former one, and serves who begins anew", async () => {
    await makeBackup();
    const { epoch } = await folder.read(folder.ledger("riyadh"));
    await restore();
    const place = await startTestPlace(dirname(folder.ledger("riyadh")), []);
    const ask = async (after: string) => {
      const authorization = `Bearer ${place.signToken()}`;
      const answer = await fetch(`${place.url}/feed?after=${encodeURIComponent(after)}`, {
        headers: { authorization },
      });
      return answer.text();
    };
    expect(await ask(encodeVectorCursor(new Map([["riyadh", { epoch, seq: 2 }]])))).toContain("CURSOR_RESET");
    expect((await ask("0")).match(/"kind":"PUNCH"/g)).toHaveLength(3);
    await place.stop();
  });

  it("leaves no reader proved: each is read in full again", async () => {
    const proof = { atMs: 5_000, countAtRead: 3, rowsRead: 3, operationsAtRead: 0, liveAfterRead: 0 };
    const ledger = openSqliteLedger(folder.ledger("riyadh"), "riyadh");
    await ledger.recordFacts("gate-1", { proof }, "PROOF");
    await ledger.close();
    await makeBackup();
    await restore();
    const restored = openSqliteLedger(folder.ledger("riyadh"), "riyadh");
    expect((await restored.readDevice("gate-1")).proof).toEqual({ ...proof, atMs: 0 });
    await restored.close();
  });

  it("leaves no reader proved that pushes: its whole log is compared when it calls next", async () => {
    const known = { firstMs: 1, addresses: { address: "10.0.0.9" }, unreadable: 0 };
    const proof = { from: "2026-03-01T00:00:00", to: "2026-03-01T09:00:00", rows: 3, untilMs: 5_000 };
    const window = { from: proof.from, to: proof.to, oldest: proof.from, newest: proof.to };
    const check = { ...window, goal: "RECENT", asked: "SUM", wasSentAgain: false, rows: 0 } as const;
    const running = { ...check, orderKey: 1, beganMs: 5_000, untilMs: 5_000 };
    const push = { ...known, proof, check: running, checkEndedMs: 5_000, wholeCheckMs: 5_000, usersListed: 7 };
    const ledger = openSqliteLedger(folder.ledger("riyadh"), "riyadh");
    await ledger.recordFacts("gate-1", { push, users: 7 }, "PROOF");
    await ledger.close();
    await makeBackup();
    await restore();
    const restored = openSqliteLedger(folder.ledger("riyadh"), "riyadh");
    const device = await restored.readDevice("gate-1");
    expect(device.push).toEqual({ ...known, proof: { ...proof, untilMs: 0 }, usersListed: -1 });
    expect(isListDue(device)).toBe(true);
    const limits = { notBefore: "2015-01-01", futureToleranceMinutes: 10, since: undefined };
    const nowMs = Date.parse("2026-03-01T09:00:00Z");
    expect(toDueCheck(device, { limits, zone: { timeZone: "Asia/Riyadh" } }, nowMs)).toMatchObject({ goal: "ALL" });
    expect(listPushDoubts(device, nowMs)).toEqual(["PROOF_OLD"]);
    await restored.close();
  });

  it("restores all that is in it, onto a machine that has no ledgers yet", async () => {
    await makeBackup();
    for (const id of ["riyadh", "cairo"]) rmSync(join(folder.ledger(id), ".."), { recursive: true });
    const { code, stdout } = await restore();
    expect([code, stdout]).toEqual([0, expect.stringMatching(/cairo: 3 rows of .*\nriyadh: 3 rows of /)]);
    expect(stdout).not.toContain("former");
    expect((await folder.read(folder.ledger("riyadh"))).punches).toHaveLength(3);
  });

  it("waits for nobody who holds the ledger: it refuses, and changes nothing", async () => {
    await makeBackup();
    const running = openSqliteLedger(folder.ledger("riyadh"), "riyadh");
    const before = list();
    expect(await restore()).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^PLACE_RUNNING: .*stop the place riyadh/),
    });
    expect(list()).toEqual(before);
    await running.close();
    expect((await folder.read(folder.ledger("cairo"), "cairo")).punches).toHaveLength(3);
  });

  it.each<[string, string, () => void]>([
    [
      "a damaged ledger",
      "NOT_A_BACKUP",
      () => tamper(join(backup, "riyadh.sqlite"), "UPDATE punch_rows SET pin = '9'"),
    ],
    ["a manifest that is none", "NOT_A_BACKUP", () => writeFileSync(join(backup, "backup.json"), "{}")],
    [
      "another organisation's backup",
      "OTHER_IDENTITY",
      () => writeFileSync(folder.identityKey, `${randomBytes(32).toString("hex")}\n`),
    ],
    ["a missing identity key", "OTHER_IDENTITY", () => rmSync(folder.identityKey)],
    ["places that it does not hold", "NOT_A_BACKUP", () => rmSync(join(folder.dir, "places", "riyadh.json"))],
  ])("refuses %s, and changes nothing", async (_name, expected, prepare) => {
    await makeBackup("--place", "riyadh");
    prepare();
    const [before, ledger] = [list(), await folder.read(folder.ledger("riyadh"))];
    expect(await restore()).toMatchObject({ code: 2, stderr: expect.stringMatching(new RegExp(`^${expected}: `)) });
    expect(list()).toEqual(before);
    expect(await folder.read(folder.ledger("riyadh"))).toEqual(ledger);
  });

  it("replaces a ledger that is damaged, which is kept as it was", async () => {
    await makeBackup();
    writeFileSync(folder.ledger("riyadh"), "no database ".repeat(1_000));
    copyFileSync(folder.ledger("riyadh"), join(folder.dir, "damaged"));
    const { places } = JSON.parse((await restore("--place", "riyadh", "--json")).stdout);
    expect(statSync(places[0].former).size).toBe(12_000);
    expect((await folder.read(folder.ledger("riyadh"))).punches).toHaveLength(3);
    expect(existsSync(`${folder.ledger("riyadh")}.before-restore`)).toBe(false);
  });
});
