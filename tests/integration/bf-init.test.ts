import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { readOrganisation } from "@biometricflow/config/organisation";
import { generateLog, generatePopulation } from "@biometricflow/reader-simulator/generate-log";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterAll, beforeAll, beforeEach, afterEach, expect, it } from "vitest";
import { findFreePorts } from "../e2e/harness/free-ports.ts";
import type { BfRun } from "./bf-harness.ts";

const BF = fileURLToPath(new URL("../../packages/bf/src/main.ts", import.meta.url));
const COMM_KEY = 271_828;

let simulator: ReaderSimulator;
let address: string;
let parent: string;
let dir: string;

beforeAll(async () => {
  const users = generatePopulation({ seed: 1, people: 3, place: "riyadh" });
  const log = generateLog({
    seed: 1,
    rows: 25,
    users,
    endAt: "2026-11-22T12:00:00",
    days: 20,
    weekend: ["FRI", "SAT"],
  });
  const [port = 0] = await findFreePorts(1); // a configuration names no port of the range that the kernel hands out
  simulator = createReaderSimulator({
    host: "127.0.0.1",
    port,
    serialNumber: "BFSIM0001",
    commKey: COMM_KEY,
    users,
    log,
    capacity: 1000,
    timeZone: "Asia/Riyadh",
  });
  await simulator.start();
  address = `127.0.0.1:${simulator.address.port}`;
});
afterAll(() => simulator.stop());

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "bf-init-"));
  dir = join(parent, "own");
  writeFileSync(join(parent, "key"), `${COMM_KEY}\n`);
});
afterEach(() => rmSync(parent, { recursive: true }));

/** Runs `bf init` beside this process, where the simulated reader answers. */
async function init(args: readonly string[], input = ""): Promise<BfRun> {
  const child = spawn(process.execPath, [BF, "init", ...args], { stdio: "pipe" });
  child.stdin.end(input);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, stdout, stderr };
}

const flags = (reader = address) => [
  dir,
  ...["--name", "Own", "--place", "Riyadh office", "--zone", "Asia/Riyadh", "--reader", reader],
];
const withKey = () => [...flags(), "--comm-key-file", join(parent, "key")];

it("writes a folder from flags alone, for its owner alone, and says what answers at the reader's address", async () => {
  const { code, stdout, stderr } = await init(withKey());
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/serial BFSIM0001, model .+, firmware .+, 3 users, 25 of 1000 rows\n/);
  expect(stdout).toContain(`next: npm start -- --config ${dir}\n`);
  const { name, demo, places } = readOrganisation(dir);
  expect([name, demo]).toEqual(["Own", false]);
  expect(places).toMatchObject([
    {
      id: "riyadh-office",
      name: "Riyadh office",
      timeZone: "Asia/Riyadh",
      readers: [{ host: "127.0.0.1", port: simulator.address.port, commKey: COMM_KEY }],
    },
  ]);
  expect(readdirSync(parent).sort()).toEqual(["key", "own"]);
  for (const file of ["organisation.json", "places/riyadh-office.json", "comm-keys/riyadh-office-reader-1"])
    expect((statSync(join(dir, file)).mode & 0o777).toString(8)).toBe("600");
});

it("asks for what is not given, and again for an answer that will not do", async () => {
  const answers = ["", "Own", "Cairo", "Mars/Olympus", "Africa/Cairo", "not an address", address, String(COMM_KEY)];
  const { code, stderr } = await init([dir], `${answers.join("\n")}\n`);
  expect(code).toBe(0);
  expect(stderr).toMatch(/Name of the organisation: .*wanted: a name\nName of the organisation: /);
  expect(stderr).toContain("wanted: an IANA time zone such as Asia/Riyadh");
  expect(readOrganisation(dir).places).toMatchObject([
    { id: "cairo", timeZone: "Africa/Cairo", readers: [{ commKey: COMM_KEY }] },
  ]);
});

it("gives the whole outcome as JSON", async () => {
  expect(JSON.parse((await init([...withKey(), "--json"])).stdout)).toEqual({
    dir,
    files: ["organisation.json", "places/riyadh-office.json", "comm-keys/riyadh-office-reader-1"],
    reader: expect.objectContaining({ kind: "FOUND", serial: "BFSIM0001", rows: 25 }),
  });
});

it("writes nothing when the reader does not let it in, says what to do, and how to write all the same", async () => {
  const { code, stdout, stderr } = await init(flags());
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(/^DEVICE_AUTH_FAILED: 127\.0\.0\.1:\d+: .*--comm-key-file.*--skip-check/s);
  expect(existsSync(dir)).toBe(false);
  expect((await init([...flags(), "--skip-check"])).code).toBe(0);
  expect(readOrganisation(dir).places[0]?.readers).toMatchObject([{ commKey: 0 }]);
});

it("names a port at which nobody listens", async () => {
  const { code, stderr } = await init([...flags("127.0.0.1:1"), "--json"]);
  expect([code, JSON.parse(stderr).error.code]).toEqual([1, "DEVICE_REFUSED"]);
});

it.each([
  ["y", 0, true],
  ["", 1, false],
])("asks whether to write without the reader: %j ends with %d", async (answer, code, isWritten) => {
  const answers = ["Own", "Riyadh", "Asia/Riyadh", address, "", answer];
  const run = await init([dir], `${answers.join("\n")}\n`);
  expect([run.code, existsSync(dir)]).toEqual([code, isWritten]);
  expect(run.stderr).toContain("DEVICE_AUTH_FAILED");
});

it("never touches a folder that holds anything, and takes an empty one", async () => {
  mkdirSync(dir);
  writeFileSync(join(dir, "organisation.json"), "mine");
  expect(await init(withKey())).toMatchObject({ code: 2, stderr: expect.stringMatching(/^FOLDER_NOT_EMPTY: /) });
  expect(readFileSync(join(dir, "organisation.json"), "utf8")).toBe("mine");
  rmSync(join(dir, "organisation.json"));
  expect((await init(withKey())).code).toBe(0);
});

it.each<[string, () => readonly string[]]>([
  ["no folder", () => []],
  ["two folders", () => [dir, dir]],
  ["a zone that is none", () => [...flags(), "--zone", "Mars/Olympus"]],
  ["an address that is none", () => [...flags(), "--reader", "http://gate"]],
  ["a comm key file that is not there", () => [...flags(), "--comm-key-file", join(parent, "nowhere")]],
  ["no answer to a question", () => [dir, "--name", "Own"]],
])("refuses %s with 2", async (_name, toArgs) => {
  const { code, stdout } = await init(toArgs());
  expect([code, stdout, existsSync(dir)]).toEqual([2, "", false]);
});
