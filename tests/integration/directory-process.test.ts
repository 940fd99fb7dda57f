import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { createSigningKeyFile, toJwks } from "@biometricflow/service/identity/keys";
import { afterEach, beforeEach, expect, it } from "vitest";

const MAIN = new URL("../../subgraphs/directory/src/main.ts", import.meta.url).pathname;
const PLACE = { id: "riyadh", name: "Riyadh", location: "Olaya", timeZone: "Asia/Riyadh", port: 8000, readers: [] };

let dir: string;
let paths: ReturnType<typeof toDataPaths>;
const children: ChildProcess[] = [];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "bf-directory-process-"));
  paths = toDataPaths(join(dir, "data"));
  mkdirSync(join(dir, "places"));
  writeFileSync(join(dir, "places", "riyadh.json"), JSON.stringify(PLACE));
  writeOrganisation({ router: 0, directory: 0, web: 0 });
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null && child.kill("SIGKILL")) await once(child, "exit");
  }
  rmSync(dir, { recursive: true });
});

function writeOrganisation(ports: Readonly<Record<string, number>>): void {
  writeFileSync(join(dir, "organisation.json"), JSON.stringify({ name: "Test", dataDir: "data", ports }));
}

function makeKeys(): void {
  createSigningKeyFile(paths.directoryKey);
  writeFileSync(paths.routerJwks, JSON.stringify(toJwks([createSigningKeyFile(paths.routerKey)])));
}

/** Starts the directory; `stderr` collects what it says. */
function startDirectory(environment: Readonly<Record<string, string>> = {}): { child: ChildProcess; stderr: string[] } {
  const options = { silent: true, env: { ...process.env, ...environment } };
  const child = fork(MAIN, ["--config", dir], options);
  children.push(child);
  const stderr: string[] = [];
  child.stderr?.on("data", (chunk: Buffer) => stderr.push(chunk.toString()));
  return { child, stderr };
}

async function waitForUrl(child: ChildProcess): Promise<string> {
  const [message] = await once(child, "message");
  expect(message).toMatchObject({ type: "ready" });
  return Object(message).url;
}

/** Takes a port that a configuration may name: those the kernel hands out lie above 32,767. */
async function takePort(from = 21_000): Promise<{ blocker: Server; port: number }> {
  const blocker = createServer();
  for (let port = from; port < from + 100; port++) {
    const outcome = Promise.race([
      once(blocker, "listening").then(() => true),
      once(blocker, "error").then(() => false),
    ]);
    blocker.listen(port, "127.0.0.1");
    if (await outcome.catch(() => false)) return { blocker, port };
  }
  throw new Error(`no free port among 100 from ${from}`);
}

it("starts from its configuration, says where it serves, and ends at SIGTERM", async () => {
  makeKeys();
  const { child } = startDirectory();
  const url = await waitForUrl(child);
  expect((await fetch(`${url}/ready`)).status).toBe(200);
  expect(await (await fetch(`${url}/version`)).json()).toMatchObject({ service: "directory", version: "0.1.0" });
  expect(existsSync(paths.firstAccounts)).toBe(true);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

it("makes no accounts when told not to", async () => {
  makeKeys();
  await waitForUrl(startDirectory({ BF_FIRST_ACCOUNTS: "off" }).child);
  expect(existsSync(paths.firstAccounts)).toBe(false);
});

it("makes its signing key at its first start and keeps it", async () => {
  const readKeys = async () => {
    const { child } = startDirectory();
    const answer = await fetch(`${await waitForUrl(child)}/.well-known/jwks.json`);
    child.kill("SIGTERM");
    await once(child, "exit");
    return answer.json();
  };
  const first = await readKeys();
  expect(statSync(paths.directoryKey).mode & 0o777).toBe(0o600);
  expect(await readKeys()).toEqual(first);
});

it("ends with 2 and names the key file that is no key", async () => {
  makeKeys();
  writeFileSync(paths.directoryKey, "not a key");
  const { child, stderr } = startDirectory();
  expect(await once(child, "exit")).toEqual([2, null]);
  expect(stderr.join("")).toContain(paths.directoryKey);
});

it("ends with 2 and lists every fault of the configuration", async () => {
  makeKeys();
  writeOrganisation({ router: 99_999, directory: -1, web: 0 });
  const { child, stderr } = startDirectory();
  expect(await once(child, "exit")).toEqual([2, null]);
  expect(stderr.join("")).toMatch(/ports\.router[\s\S]*ports\.directory/);
});

it("ends with 3 and names its port when that is taken", async () => {
  makeKeys();
  const { blocker, port } = await takePort();
  try {
    writeOrganisation({ router: 0, directory: port, web: 0 });
    const { child, stderr } = startDirectory();
    expect(await once(child, "exit")).toEqual([3, null]);
    expect(stderr.join("")).toContain(`port ${port}, which directory needs`);
  } finally {
    blocker.close();
  }
});
