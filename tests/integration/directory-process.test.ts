import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
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

function writeOrganisation(ports: Readonly<Record<string, number>>, more: object = {}): void {
  writeFileSync(join(dir, "organisation.json"), JSON.stringify({ name: "Test", dataDir: "data", ports, ...more }));
}

function makeKeys(): void {
  createSigningKeyFile(paths.directoryKey);
  writeFileSync(paths.routerJwks, JSON.stringify(toJwks([createSigningKeyFile(paths.routerKey)])));
}

/** A directory's process, and what it told so far. */
interface Started {
  readonly child: ChildProcess;
  readonly stderr: string[];
  readonly stdout: string[];
  /** What it told whoever started it, by IPC. */
  readonly messages: readonly object[];
}

function startDirectory(): Started {
  const child = fork(MAIN, ["--config", dir], { silent: true });
  children.push(child);
  const started: Started & { messages: object[] } = { child, stderr: [], stdout: [], messages: [] };
  child.stderr?.on("data", (chunk: Buffer) => started.stderr.push(chunk.toString()));
  child.stdout?.on("data", (chunk: Buffer) => started.stdout.push(chunk.toString()));
  child.on("message", (message) => started.messages.push(Object(message)));
  return started;
}

function waitForUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.on("message", (message) => {
      const { type, url } = Object(message);
      if (type === "ready") resolve(url);
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  await once(child, "exit");
}

/** The set-up links that a directory told its supervisor. */
function listLinks({ messages }: Started): string[] {
  return messages.filter((it) => Reflect.get(it, "type") === "setupLink").map((it) => Reflect.get(it, "link"));
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
  const token = readFileSync(join(dir, "data/keys/operations.token"), "utf8").trim();
  const version = await fetch(`${url}/version`, { headers: { authorization: `Bearer ${token}` } });
  expect(await version.json()).toMatchObject({ service: "directory", version: "0.1.0" });
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

it("makes accounts for a demo alone, and no set-up link for it", async () => {
  writeOrganisation({ router: 0, directory: 0, web: 0 }, { demo: { traffic: false } });
  const demo = startDirectory();
  await waitForUrl(demo.child);
  expect([existsSync(paths.firstAccounts), listLinks(demo)]).toEqual([true, []]);
});

it("tells its supervisor a set-up link until somebody has an account, and never the log", async () => {
  writeOrganisation({ router: 0, directory: 0, web: 8501 }, { publicUrl: "https://attendance.example.com" });
  const first = startDirectory();
  await end((await waitForUrl(first.child), first.child));
  const second = startDirectory();
  const url = await waitForUrl(second.child);
  const [link = ""] = listLinks(second);
  expect([listLinks(first).length, listLinks(second).length]).toEqual([1, 1]);
  expect(link).toMatch(/^https:\/\/attendance\.example\.com\/setup\?token=bfs_[\w-]{43}$/);
  expect(link).not.toBe(listLinks(first)[0]);
  const token = new URL(link).searchParams.get("token");
  const body = JSON.stringify({ token, username: "anna", password: "correct horse battery" });
  const request = { method: "POST", headers: { "content-type": "application/json" }, body };
  expect((await fetch(`${url}/auth/setup`, request)).status).toBe(200);
  await end(second.child);
  const third = startDirectory();
  await end((await waitForUrl(third.child), third.child));
  expect(listLinks(third)).toEqual([]);
  const said = [first, second, third].flatMap(({ stdout, stderr }) => [...stdout, ...stderr]).join("");
  expect(said).not.toMatch(/bfs_|correct horse/);
  expect(existsSync(paths.firstAccounts)).toBe(false);
});

it("prints the set-up link when no supervisor started it, at the dashboard's own address", async () => {
  writeOrganisation({ router: 0, directory: 0, web: 8501 });
  const child = spawn(process.execPath, [MAIN, "--config", dir], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  let shown = "";
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("{")) continue; // the log
    shown = line;
    break;
  }
  expect(shown).toMatch(/^Set up: http:\/\/127\.0\.0\.1:8501\/setup\?token=bfs_[\w-]{43}$/);
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

it("ends with 2 where a demo's passwords and key lie in clear in an organisation that is none", async () => {
  makeKeys();
  mkdirSync(join(dir, "data", "directory"), { recursive: true });
  writeFileSync(paths.firstAccounts, JSON.stringify({ apiKey: "bfk_canary", accounts: [] }));
  const { child, stderr } = startDirectory();
  expect(await once(child, "exit")).toEqual([2, null]);
  expect(stderr.join("")).toMatch(/^directory: KEY_EXAMPLE: .*first-accounts\.json .*bf api-key disable --name first/);
  expect(stderr.join("")).not.toContain("canary");
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
