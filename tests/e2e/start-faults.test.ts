/** Starts that cannot succeed, and those that must although something is missing or half there. */
import { spawn } from "node:child_process";
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SMALL_ORGANISATION, writeOrganisationFolder } from "./harness/organisation-folder.ts";
import { RunningOrganisation } from "./harness/running-organisation.ts";
import { CAN_MOUNT, onSmallDisk } from "./harness/small-disk.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const ONE_PLACE = SMALL_ORGANISATION.slice(0, 1);

let configDir: string;
let dataDir: string;
let started: RunningOrganisation | undefined;

/** An organisation that ran once and ended; each test finds its data as they were then. */
beforeAll(async () => {
  configDir = await writeOrganisationFolder(ONE_PLACE);
  const organisation = await RunningOrganisation.start({ configDir });
  ({ dataDir } = organisation);
  await organisation.stop();
  cpSync(dataDir, `${dataDir}.good`, { recursive: true });
});
beforeEach(() => {
  rmSync(dataDir, { recursive: true });
  cpSync(`${dataDir}.good`, dataDir, { recursive: true });
});
afterEach(async () => {
  await started?.stop();
  started = undefined;
});

async function start(): Promise<RunningOrganisation> {
  started = await RunningOrganisation.start({ configDir });
  return started;
}

interface Ending {
  readonly code: number | null;
  readonly stderr: string;
}

/** Runs a start that is expected to end by itself. */
async function runToTheEnd(command: readonly string[]): Promise<Ending> {
  const [file = "", ...args] = command;
  const child = spawn(file, args, { cwd: ROOT, stdio: ["ignore", "ignore", "pipe"] });
  let stderr = "";
  child.stderr.on("data", (bytes: Buffer) => (stderr += bytes.toString()));
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { code, stderr };
}

const toCommand = (config: string) => [
  process.execPath,
  "scripts/start.ts",
  "--config",
  config,
  "--without",
  "web",
  "--no-traffic",
];

/** Exit code 2 and one line that has all of these in it. */
function expectSentence({ code, stderr }: Ending, ...parts: readonly string[]): void {
  const lines = stderr.trimEnd().split("\n");
  expect([code, lines.length]).toEqual([2, 1]);
  for (const part of parts) expect(stderr).toContain(part);
}

it("starts although what it can make anew is lost or half there", async () => {
  const inData = (path: string) => join(dataDir, path);
  rmSync(inData("keys/operations.token"));
  truncateSync(inData("keys/router.jwks.json"), 20);
  writeFileSync(inData("places/riyadh/router-jwks.json"), '{"ke');
  writeFileSync(inData("router/registry.json"), '{"ver');
  truncateSync(inData("readers/first-start.txt"), 3);
  writeFileSync(inData("demo.json.next"), '{"rou');
  const organisation = await start();
  const { data } = await organisation.graphql<{ places: { id: string }[] }>("{ places { id } }");
  expect(data?.places.map(({ id }) => id)).toEqual(["riyadh"]);
});

it("starts without the public keys of the router, as after a crash in the first second", async () => {
  rmSync(join(dataDir, "keys/router.jwks.json"));
  await start();
  expect(JSON.parse(readFileSync(join(dataDir, "keys/router.jwks.json"), "utf8")).keys).toHaveLength(1);
});

describe("an organisation says in one sentence why it cannot start", () => {
  it.each<[string, string, (file: string) => void, string]>([
    [
      "a damaged ledger",
      "places/riyadh/ledger.sqlite",
      (file) => writeFileSync(file, "x".repeat(8_192)),
      "STORE_DAMAGED",
    ],
    [
      "a damaged store of the directory",
      "directory/directory.sqlite",
      (file) => writeFileSync(file, "no"),
      "STORE_DAMAGED",
    ],
    ["half a key of the router", "keys/router.key.pem", (file) => truncateSync(file, 40), "KEY_UNUSABLE"],
    ["an empty key of the directory", "keys/directory.key.pem", (file) => truncateSync(file, 0), "KEY_UNUSABLE"],
    ["half the key of refresh tokens", "directory/refresh.key", (file) => truncateSync(file, 10), "KEY_UNUSABLE"],
    ["an identity key that is gone", "keys/identity.key", (file) => rmSync(file), "KEY_MISSING"],
    ["an example of a token", "keys/operations.token", (file) => writeFileSync(file, "ab".repeat(32)), "KEY_EXAMPLE"],
    ["a file where a folder should be", "places", (file) => putFile(file), "ENOTDIR"],
  ])("%s", async (_name, path, harm, code) => {
    harm(join(dataDir, path));
    expectSentence(await runToTheEnd(toCommand(configDir)), code, join(dataDir, path));
  });

  it.skipIf(!CAN_MOUNT && process.env["CI"] !== "true")("a disk that is full", async () => {
    expectSentence(await runToTheEnd(onSmallDisk(dataDir, 64 * 1024, toCommand(configDir))), dataDir, "full");
  });

  it.skipIf(!CAN_MOUNT && process.env["CI"] !== "true")("a disk that is read-only", async () => {
    const script = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"';
    const readOnly = ["unshare", "--mount", "sh", "-c", script, "sh", dataDir, ...toCommand(configDir)];
    expectSentence(await runToTheEnd(readOnly), dataDir, "read-only");
  });
});

function putFile(folder: string): void {
  rmSync(folder, { recursive: true });
  writeFileSync(folder, "");
}

it("leaves everything in its data folder to its owner, also what an older version left open", async () => {
  chmodSync(join(dataDir, "places/riyadh/ledger.sqlite"), 0o644);
  chmodSync(join(dataDir, "logs"), 0o755);
  await start();
  const open = readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o077) !== 0);
  expect(open).toEqual([]);
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  expect(readFileSync(join(dataDir, "logs/router.log"), "utf8")).toContain("ready");
});
