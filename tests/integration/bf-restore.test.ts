import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { openAccounts } from "@biometricflow/directory/operate";
import { openSqliteStore } from "../../subgraphs/directory/src/store/sqlite/store.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { encodeVectorCursor } from "@biometricflow/schema/vector-cursor";
import { readOrCreateSecret } from "@biometricflow/service/identity/keys";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type BfRun, runBf } from "./bf-harness.ts";
import { PLACE, startTestPlace } from "./place-harness.ts";
import { makeRow } from "./place-rows.ts";

const SETUP = { readerId: "gate-1", name: "Gate 1", address: "10.0.0.1:4370", isEnabled: true };
const FILE = { id: PLACE.id, name: "Riyadh", location: "Olaya", timeZone: "Asia/Riyadh", port: 0, readers: [] };
const LISTEN = { router: { port: 0 }, directory: { port: 0 }, web: { port: 0 } };

let dir: string;
let backup: string;
let dataDir: string;
let paths: ReturnType<typeof toDataPaths>;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "bf-restore-"));
  dataDir = join(dir, "data");
  backup = join(dir, "backup");
  paths = toDataPaths(dataDir);
  mkdirSync(join(dir, "places"));
  writeFileSync(join(dir, "organisation.json"), JSON.stringify({ name: "Test", dataDir: "data", listen: LISTEN }));
  writeFileSync(join(dir, "places", `${PLACE.id}.json`), JSON.stringify(FILE));
  readOrCreateSecret(join(dataDir, "keys", "identity.key"));
  await addRows(1, 3);
  const accounts = await openAccounts({ file: paths.directoryStore });
  await accounts.add({ username: "anna", role: "ADMIN", places: ["*"], password: "correct horse battery" });
  await accounts.close();
  cpSync(dataDir, backup, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Writes rows `from` to `to` into the organisation's ledger, as a place that runs for a moment. */
async function addRows(from: number, to: number): Promise<void> {
  const ledger = openSqliteLedger(paths.placeLedger(PLACE.id), PLACE.id);
  await ledger.registerReaders([SETUP]);
  await ledger.recordRows(
    "gate-1",
    Array.from({ length: to - from + 1 }, (_, n) => makeRow(from + n)),
  );
  await ledger.close();
}

async function readLedger(folder = dataDir) {
  const ledger = openSqliteLedger(toDataPaths(folder).placeLedger(PLACE.id), PLACE.id);
  try {
    return { head: await ledger.readHead(), entries: (await ledger.readFeed(0, 1000)).entries };
  } finally {
    await ledger.close();
  }
}

const restore = (from = backup, ...args: readonly string[]): BfRun => runBf(["store", "restore", dir, from, ...args]);

/** Everything in the organisation's folder that a refused restore must leave alone. */
const listFolder = () => readdirSync(dir).sort();

describe("a restored ledger", () => {
  it("has the rows of the backup and another epoch", async () => {
    const before = await readLedger();
    await addRows(4, 9);
    const { code, stdout } = restore();
    expect([code, stdout]).toEqual([0, expect.stringContaining("riyadh: 3 rows, a new epoch\n")]);
    const after = await readLedger();
    expect(after.entries).toEqual(before.entries);
    expect(after.head.seq).toBe(before.head.seq);
    expect(after.head.epoch).not.toBe(before.head.epoch);
  });

  it("answers CURSOR_RESET to whoever followed the former one, and serves who begins anew", async () => {
    await addRows(4, 9);
    const { head } = await readLedger();
    restore();
    const place = await startTestPlace(join(dataDir, "places", PLACE.id), []);
    try {
      const ask = (after: string) =>
        fetch(`${place.url}/feed?after=${encodeURIComponent(after)}`, {
          headers: { authorization: `Bearer ${place.signToken()}` },
        });
      const old = await ask(encodeVectorCursor(new Map([[PLACE.id, { epoch: head.epoch, seq: 2 }]])));
      expect(await old.json()).toMatchObject({ error: { code: "CURSOR_RESET" } });
      const anew = await ask("0");
      expect(anew.status).toBe(200);
      expect((await anew.text()).match(/"kind":"PUNCH"/g)).toHaveLength(3);
    } finally {
      await place.stop();
    }
  });
});

it("keeps the former data beside, file modes, and nothing half done", async () => {
  await addRows(4, 9);
  const { stdout } = restore(backup, "--json");
  const { former, places, missing } = JSON.parse(stdout);
  expect([places, missing]).toEqual([[{ id: PLACE.id, rows: 3 }], []]);
  expect((await readLedger(former)).entries.filter(({ kind }) => kind === "PUNCH")).toHaveLength(9);
  expect((statSync(join(dataDir, "keys", "identity.key")).mode & 0o777).toString(8)).toBe("600");
  expect((statSync(paths.directoryStore).mode & 0o777).toString(8)).toBe("600");
  expect(listFolder().filter((name) => name.includes(".new"))).toEqual([]);
});

it("restores onto a machine that has no data yet, and says which place the backup does not know", () => {
  rmSync(dataDir, { recursive: true });
  writeFileSync(join(dir, "places", "cairo.json"), JSON.stringify({ ...FILE, id: "cairo" }));
  const { code, stdout } = restore();
  expect(code).toBe(0);
  expect(stdout).toContain("cairo: not in the backup");
  expect(stdout).not.toContain("former");
});

it("names the data folder inside a copy of the whole organisation", () => {
  const whole = join(dir, "copy");
  cpSync(backup, join(whole, "data"), { recursive: true });
  expect(restore(whole)).toMatchObject({ code: 2, stderr: expect.stringContaining(`did you mean ${whole}/data?`) });
});

it("ends the sessions of the backup: some of them were ended since", async () => {
  const store = openSqliteStore(toDataPaths(backup).directoryStore);
  const session = { id: "s", subject: "account/anna", generation: 0, createdAtMs: 1, refreshedAtMs: Date.now() };
  await store.addSession({ ...session, endedAtMs: undefined, endedBy: undefined }, () => true);
  await store.close();
  restore();
  const restored = openSqliteStore(paths.directoryStore);
  expect(await restored.findSession("s")).toMatchObject({ endedBy: "RESTORE" });
  expect(await restored.listAudit(1)).toMatchObject([{ actor: "operator", action: "restoreStore" }]);
  expect(await restored.checkAudit()).toBeUndefined();
  await restored.close();
});

describe("is refused, and changes nothing,", () => {
  it.each<[string, () => { close: () => Promise<void> }]>([
    ["a place", () => openSqliteLedger(paths.placeLedger(PLACE.id), PLACE.id)],
    ["the directory", () => openSqliteStore(paths.directoryStore)],
  ])("while %s runs", async (_name, open) => {
    const running = open();
    const before = listFolder();
    try {
      expect(restore()).toMatchObject({ code: 1, stderr: expect.stringMatching(/^ORGANISATION_RUNNING: .*stop/) });
    } finally {
      await running.close();
    }
    expect(listFolder()).toEqual(before);
  });

  it.each<[string, () => string | undefined]>([
    ["a folder that is not there", () => join(dir, "nowhere")],
    ["an empty folder", () => mkdirSync(join(dir, "empty"), { recursive: true })],
    ["the data folder itself", () => dataDir],
    ["a folder around it", () => dir],
    ["a backup without the identity key", () => rmSync(join(backup, "keys", "identity.key")) ?? backup],
    ["a backup with a link that leads out", () => symlinkSync("/etc/hostname", join(backup, "places", "x")) ?? backup],
    [
      "a damaged ledger",
      () => writeFileSync(toDataPaths(backup).placeLedger(PLACE.id), "no database ".repeat(1000)) ?? backup,
    ],
    ["a damaged directory", () => writeFileSync(toDataPaths(backup).directoryStore, "x".repeat(5000)) ?? backup],
    [
      "another organisation's backup",
      () => {
        cpSync(join(backup, "places", PLACE.id), join(backup, "places", "mars"), { recursive: true });
        rmSync(join(backup, "places", PLACE.id), { recursive: true });
        return backup;
      },
    ],
  ])("for %s", async (_name, prepare) => {
    const from = prepare() ?? backup;
    const [before, ledger] = [listFolder(), await readLedger()];
    expect(restore(from)).toMatchObject({ code: 2, stderr: expect.stringMatching(/^NOT_A_BACKUP: /) });
    expect(listFolder()).toEqual(before);
    expect(await readLedger()).toEqual(ledger);
    expect(existsSync(join(dataDir, "keys", "identity.key"))).toBe(true);
  });
});
