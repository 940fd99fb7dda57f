import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { createRandom } from "@biometricflow/reader-simulator/random";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { createSigningKeyFile, readOrCreateSecret, toJwks } from "@biometricflow/service/identity/keys";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { findFreePort } from "./harness/free-ports.ts";
import { ReaderTruth } from "../world/reader-truth.ts";
import { until } from "./harness/until.ts";

const MAIN = new URL("../../subgraphs/place/src/main.ts", import.meta.url).pathname;
const ROWS = 5_000;
const KILLS = 50;
const STEP_MS = 120_000;
/** `WORLD_SEED=7` kills at other moments. */
const seed = process.env["WORLD_SEED"] ?? "1";

const truth = new ReaderTruth();
let folder: string;
let reader: ReaderSimulator;
let place: ChildProcess | undefined;
let output = "";

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "biometricflow-killed-"));
  const log = Array.from({ length: ROWS }, (_, minute) => {
    const time = new Date(Date.UTC(2026, 0, 5) + minute * 60_000).toISOString().slice(0, 19);
    return { userId: "1042", time, verify: 1, punch: minute % 2 };
  });
  for (const row of log) truth.add(row, 0);
  const users = [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 }];
  reader = createReaderSimulator({
    serialNumber: "KILLED",
    users,
    log,
    port: await findFreePort(),
    timeZone: "Asia/Riyadh",
  });
  await reader.start();
  writeOrganisation(reader.address.port);
});

afterEach(async () => {
  place?.kill("SIGKILL");
  await reader.stop();
  rmSync(folder, { recursive: true, force: true });
});

function writeOrganisation(port: number): void {
  const paths = toDataPaths(join(folder, "data"));
  mkdirSync(join(folder, "places"), { recursive: true });
  const ports = { router: 0, directory: 0, web: 0 };
  writeFileSync(join(folder, "organisation.json"), JSON.stringify({ name: "Killed", dataDir: "data", ports }));
  const identity = { id: "riyadh", name: "Riyadh", location: "Riyadh", timeZone: "Asia/Riyadh", port: 0 };
  const readers = [{ id: "gate-1", name: "Gate 1", port }];
  writeFileSync(join(folder, "places", "riyadh.json"), JSON.stringify({ ...identity, readers }));
  readOrCreateSecret(join(folder, "data", "keys", "identity.key"));
  writeFileSync(paths.routerJwks, JSON.stringify(toJwks([createSigningKeyFile(paths.routerKey)])));
}

function startPlace(): ChildProcess {
  const child = spawn(process.execPath, [MAIN, "--config", folder, "--place", "riyadh"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const keep = (text: Buffer): void => {
    output = (output + text.toString()).slice(-20_000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((resolve) => child.once("close", resolve));
  child.kill(signal);
  await ended;
}

const countRequests = () => Object.values(reader.control.stats().commands).reduce((sum, count) => sum + count, 0);
const punch = () => truth.add(reader.control.punch({ pin: "1042" }), 0);

/** After so many requests of this life, or when the reader is asked nothing more for a while, and some milliseconds. */
async function untilAsked(requests: number, ms: number): Promise<void> {
  const before = countRequests();
  await until(
    async () => countRequests() > before,
    STEP_MS,
    () => output,
  );
  for (let waited = 0; waited < 600 && countRequests() - before < requests; waited++) await wait(2);
  await wait(ms);
}

it(`stores every row once, in order, though its process is killed ${KILLS} times (seed ${seed})`, {
  timeout: 1_200_000,
}, async () => {
  const random = createRandom(`${seed} kills`);
  for (let kill = 0; kill < KILLS; kill++) {
    punch(); // while nobody listens
    place = startPlace();
    // Most die while they read the log for the first time or its end, some while people punch.
    await untilAsked(random.between(1, kill < 25 ? 30 : 14), random.between(0, 20));
    if (random.between(1, 2) === 1) punch();
    await end(place, "SIGKILL");
  }
  place = startPlace();
  const file = toDataPaths(join(folder, "data")).placeLedger("riyadh");
  const look = async () => {
    const ledger = openSqliteLedger(file, "riyadh");
    try {
      const { entries } = await ledger.readPunchFeed(0, {}, 100_000);
      return entries.map((entry) => entry.punch);
    } finally {
      await ledger.close();
    }
  };
  await until(
    async () => {
      expect(truth.look(await look(), (pin) => pin)).toEqual([]);
      return truth.missing().length === 0;
    },
    STEP_MS,
    () => `${truth.missing().slice(0, 10).join("\n")}\n${output}`,
  );
  await end(place, "SIGTERM");
  const rows = await look();
  expect(truth.look(rows, (pin) => pin)).toEqual([]);
  for (const channel of ["READ", "LIVE"]) {
    const brought = rows.filter((row) => row.channel === channel);
    expect(truth.disorder(brought, (pin) => pin)).toEqual([]);
  }
  expect(rows.reduce((sum, { copies }) => sum + copies, 0)).toBe(reader.control.log().rows.length);
  expect(reader.control.stats().disabledMs).toBe(0);
});
