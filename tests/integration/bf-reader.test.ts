import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runBf } from "./bf-harness.ts";

const PLACE = { id: "riyadh", name: "Riyadh", location: "Olaya", timeZone: "Asia/Riyadh", port: 8000, readers: [] };
const HELD = { sinceMs: 1, rows: 30, tooOld: 4, inFuture: 0 };

let dir: string;
let running: Ledger;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "bf-reader-"));
  mkdirSync(join(dir, "places"));
  writeFileSync(join(dir, "organisation.json"), JSON.stringify({ name: "Test", dataDir: "data" }));
  writeFileSync(join(dir, "places", "riyadh.json"), JSON.stringify(PLACE));
  running = openSqliteLedger(toDataPaths(join(dir, "data")).placeLedger("riyadh"), "riyadh");
  await running.registerReaders([{ readerId: "gate-1", name: "Gate", address: "10.0.0.1:4370", isEnabled: true }]);
});
afterEach(async () => {
  await running.close();
  rmSync(dir, { recursive: true });
});

const accept = (...args: readonly string[]) => runBf(["reader", "accept", "--config", dir, ...args]);

it("accepts a first read that is held, while the place has its ledger open", async () => {
  await running.recordFacts("gate-1", { heldRead: HELD });
  expect(accept("riyadh/gate-1")).toEqual({
    code: 0,
    stdout: "the first read of riyadh/gate-1 is accepted: it is read within seconds if the place runs\n",
    stderr: "",
  });
  expect((await running.readDevice("gate-1")).readAcceptedMs).toBeGreaterThan(0);
  expect(accept("riyadh/gate-1", "--json")).toMatchObject({ code: 2, stderr: expect.stringContaining("NOTHING_HELD") });
});

it.each([
  ["a reader of which nothing is held", "riyadh/gate-1", "NOTHING_HELD"],
  ["a reader that there is not", "riyadh/gate-9", "NO_SUCH_READER"],
  ["a place that there is not", "cairo/gate-1", "BAD_USAGE"],
  ["a place alone", "riyadh", "BAD_USAGE"],
  ["too much", "riyadh/gate-1/x", "BAD_USAGE"],
])("accepts nothing of %s", (_name, reader, code) => {
  expect(accept(reader)).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining(code) });
});
