import { createServer } from "node:net";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { createSigningKeyFile, readOrCreateSecret, toJwks } from "@biometricflow/service/identity/keys";
import {
  ATTENDANCE_ISSUER,
  createTokenSigner,
  DIRECTORY_ISSUER,
  ROUTER_ISSUER,
  TOKEN_USES,
  type TokenUse,
} from "@biometricflow/service/identity/token";
import { placeContractHash } from "@biometricflow/schema/contract/contract-hash";
import { readSubgraphSdl } from "@biometricflow/schema/subgraph-sdl";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findFreePort } from "../e2e/harness/free-ports.ts";
import { createTempDir, eventually, sendQuery } from "./place-harness.ts";

const MAIN = new URL("../../subgraphs/place/src/main.ts", import.meta.url).pathname;
const QUERY =
  "{ punches { totalCount edges { node { id pin } } } devices { edges { node { status fault { code } } } } }";

interface Answer {
  readonly punches: { readonly totalCount: number; readonly edges: { readonly node: { id: string } }[] };
  readonly devices: {
    readonly edges: { readonly node: { status: string; fault: { readonly code: string } | null } }[];
  };
}

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

let temp: ReturnType<typeof createTempDir>;
const children: ChildProcess[] = [];
let simulator: ReaderSimulator;

beforeEach(async () => {
  temp = createTempDir();
  simulator = createReaderSimulator({
    serialNumber: "PROC1",
    port: await findFreePort(),
    users: [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 }],
    log: [{ userId: "1042", time: "2026-01-05T08:00:00", verify: 1, punch: 0 }],
    timeZone: "Asia/Riyadh",
  });
  await simulator.start();
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await simulator.stop();
  temp.remove();
});

/** An organisation of one place, with keys as the supervisor would have made them. */
function writeOrganisation(options: { port?: number; readerPort?: number; hasKeys?: boolean } = {}) {
  const paths = toDataPaths(join(temp.dir, "data"));
  mkdirSync(join(temp.dir, "places"), { recursive: true });
  const ports = { router: 0, directory: 0, web: 0 };
  writeFileSync(join(temp.dir, "organisation.json"), JSON.stringify({ name: "Test", dataDir: "data", ports }));
  writeFileSync(
    join(temp.dir, "places", "riyadh.json"),
    JSON.stringify({
      id: "riyadh",
      name: "Riyadh HQ",
      location: "Riyadh",
      timeZone: "Asia/Riyadh",
      port: options.port ?? 0,
      readers: [{ id: "gate-1", name: "Gate 1", port: options.readerPort ?? 4370 }],
    }),
  );
  if (options.hasKeys === false) return undefined;
  readOrCreateSecret(join(temp.dir, "data", "keys", "identity.key"));
  const key = createSigningKeyFile(paths.routerKey);
  writeFileSync(paths.routerJwks, JSON.stringify(toJwks([key])));
  return createTokenSigner({ key, issuer: ROUTER_ISSUER })(
    { sub: "tester", sid: "s", role: "ADMIN", places: ["*"] },
    { use: TOKEN_USES.place("riyadh"), expiresInSeconds: 600 }, // of the whole file, on a slow machine
  );
}

function startMain(place = "riyadh", wrapper: readonly string[] = []): ChildProcess {
  const own = [MAIN, "--config", temp.dir, "--place", place];
  const [program = process.execPath, ...before] = wrapper;
  const child = spawn(program, wrapper.length === 0 ? own : [...before, process.execPath, ...own], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  return child;
}

async function startReady(wrapper?: readonly string[]): Promise<Running> {
  const child = startMain("riyadh", wrapper);
  const lines: string[] = [];
  child.stdout?.on("data", (text) => lines.push(...String(text).split("\n")));
  const ready = () => lines.find((line) => line.includes('"msg":"ready"'));
  await eventually(() => ready() !== undefined, "the place says that it is ready", 120_000);
  return { child, url: String(JSON.parse(ready() ?? "{}").url) };
}

/** How a place that cannot start ends. */
async function exitOf(child: ChildProcess): Promise<{ code: number | null; stderr: string }> {
  let stderr = "";
  child.stderr?.on("data", (text) => (stderr += String(text)));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, stderr };
}

it("keeps its ledger through a kill and reads what it missed, each row once", async () => {
  const token = writeOrganisation({ readerPort: simulator.address.port }) ?? "";
  const first = await startReady();
  const ask = async (url: string) => (await sendQuery<Answer>(url, { query: QUERY }, token)).data;
  const isOnline = async (url: string) => (await ask(url)).devices.edges[0]?.node.status === "ONLINE";
  await eventually(() => isOnline(first.url), "the reader is online");
  const feedBefore = await fetch(`${first.url}/feed`, { headers: { authorization: `Bearer ${token}` } });
  const before = await ask(first.url);

  first.child.kill("SIGKILL");
  simulator.control.punch({ pin: "1042", at: "2026-01-05T17:00:00", state: 1 });
  const second = await startReady();
  await eventually(async () => (await ask(second.url)).punches.totalCount === 2, "the missed punch");
  await eventually(() => isOnline(second.url), "the reader is online again");
  const after = await ask(second.url);
  expect(after.punches.edges.slice(1)).toEqual(before.punches.edges);
  const feedAfter = await fetch(`${second.url}/feed`, { headers: { authorization: `Bearer ${token}` } });
  expect(feedAfter.headers.get("x-feed-epoch")).toBe(feedBefore.headers.get("x-feed-epoch"));
  expect(await feedAfter.text()).toContain(await feedBefore.text());
});

it("holds every row once after a kill in the middle of the first read", async () => {
  const rows = 20_000;
  const log = Array.from({ length: rows }, (_, index) => ({
    userId: "1042",
    time: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString().slice(0, 19),
    verify: 1,
    punch: 0,
  }));
  const large = createReaderSimulator({
    serialNumber: "PROC2",
    port: await findFreePort(),
    log,
    timeZone: "Asia/Riyadh",
  });
  await large.start();
  const token = writeOrganisation({ readerPort: large.address.port }) ?? "";
  const count = async (url: string) => (await sendQuery<Answer>(url, { query: QUERY }, token)).data.punches.totalCount;
  const first = await startReady();
  await eventually(async () => (await count(first.url)) > 0, "the first rows");
  expect(await count(first.url)).toBeLessThan(rows);
  first.child.kill("SIGKILL");

  const second = await startReady();
  await eventually(async () => (await count(second.url)) === rows, "every row");
  const query =
    "{ punches { edges { node { copies late } } } devices { edges { node { completeness { verdict rowsStored } } } } }";
  const verdict = { edges: [{ node: { completeness: { verdict: "COMPLETE", rowsStored: rows } } }] };
  await eventually(
    async () =>
      JSON.stringify((await sendQuery<{ devices: unknown }>(second.url, { query }, token)).data.devices) ===
      JSON.stringify(verdict),
    "the proof",
  );
  const { punches } = (await sendQuery<{ punches: { edges: { node: unknown }[] } }>(second.url, { query }, token)).data;
  expect(new Set(punches.edges.map(({ node }) => JSON.stringify(node)))).toEqual(
    new Set(['{"copies":1,"late":false}']),
  );
  await large.stop();
});

it("survives a full disk without losing a row: what could not be stored comes when there is room", async () => {
  const rows = 20_000; // several times what the file may hold, however few transactions they come in
  const log = Array.from({ length: rows }, (_, index) => ({
    userId: "1042",
    time: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString().slice(0, 19),
    verify: 1,
    punch: 0,
  }));
  const port = await findFreePort();
  const large = createReaderSimulator({ serialNumber: "PROC3", port, log, timeZone: "Asia/Riyadh" });
  await large.start();
  const token = writeOrganisation({ readerPort: port }) ?? "";
  const ask = async (url: string) => (await sendQuery<Answer>(url, { query: QUERY }, token)).data;
  const first = await startReady(["bash", "-c", `trap "" XFSZ; ulimit -f 2000; exec "$@"`, "--"]);
  const hasFailed = async () => (await ask(first.url)).devices.edges[0]?.node.fault?.code === "DISK_UNUSABLE";
  await eventually(hasFailed, "a write fails"); // it is known by word of mouth: what the reader is like cannot be stored either
  const stored = (await ask(first.url)).punches.totalCount;
  expect(stored).toBeLessThan(rows);
  expect((await fetch(`${first.url}/ready`)).status).toBe(200);
  expect(first.child.exitCode).toBeNull();
  first.child.kill("SIGKILL");

  const second = await startReady();
  expect((await ask(second.url)).punches.totalCount).toBeGreaterThanOrEqual(stored);
  await eventually(async () => (await ask(second.url)).punches.totalCount === rows, "every row");
  await large.stop();
});

it("says who it is to an operator and to the router alone, and ends cleanly by a signal", async () => {
  writeOrganisation();
  const { child, url } = await startReady();
  expect((await fetch(`${url}/version`)).status).toBe(401);
  const token = readFileSync(join(temp.dir, "data/keys/operations.token"), "utf8").trim();
  const version = await (await fetch(`${url}/version`, { headers: { authorization: `Bearer ${token}` } })).json();
  expect(version).toMatchObject({
    service: "place",
    place: "riyadh",
    timeZone: "Asia/Riyadh",
    contractHash: placeContractHash(readSubgraphSdl("place")),
  });
  expect((await fetch(`${url}/ready`)).status).toBe(200);
  const ended = exitOf(child);
  child.kill("SIGTERM");
  expect((await ended).code).toBe(0);
  await expect(fetch(`${url}/ready`)).rejects.toThrow();
});

it("tells its changes to the directory, which signs for itself, and to nobody who signs like it", async () => {
  writeOrganisation();
  const copy = toDataPaths(join(temp.dir, "data")).placeDirectoryKeys("riyadh");
  mkdirSync(dirname(copy), { recursive: true });
  const key = createSigningKeyFile(join(temp.dir, "directory.pem"));
  writeFileSync(copy, JSON.stringify(toJwks([key])));
  const { url } = await startReady();
  const ask = async (issuer: string, use: TokenUse = TOKEN_USES.feed("riyadh"), signingKey = key) => {
    const claims = { sub: issuer, sid: issuer, role: "VIEWER", places: ["riyadh"] } as const;
    const token = createTokenSigner({ key: signingKey, issuer })(claims, { use, expiresInSeconds: 60 });
    return (await fetch(`${url}/feed`, { headers: { authorization: `Bearer ${token}` } })).status;
  };
  expect(await ask(DIRECTORY_ISSUER)).toBe(200);
  expect(await ask(ATTENDANCE_ISSUER)).toBe(401);
  expect(await ask(DIRECTORY_ISSUER, TOKEN_USES.feed("cairo"))).toBe(401);
  expect(await ask(DIRECTORY_ISSUER, TOKEN_USES.serials("riyadh"))).toBe(401);
  expect(await ask(DIRECTORY_ISSUER, undefined, createSigningKeyFile(join(temp.dir, "other.pem")))).toBe(401);
});

it("names a port that is taken and ends with code 3", async () => {
  const port = await findFreePort();
  const squatter = createServer().listen(port, "127.0.0.1");
  writeOrganisation({ port });
  const ended = await exitOf(startMain());
  squatter.close();
  expect(ended.code).toBe(3);
  expect(ended.stderr).toContain(String(port));
});

it.each([
  ["no keys", { hasKeys: false }, "riyadh", 2, "keys"],
  ["no such place", {}, "cairo", 2, "--place"],
] as const)("ends with code 2 and the reason: %s", async (_name, options, place, code, reason) => {
  writeOrganisation(options);
  const ended = await exitOf(startMain(place));
  expect(ended.code).toBe(code);
  expect(ended.stderr).toContain(reason);
});

it("ends with code 2 where its database has a password that everybody tries first, and does not say it", async () => {
  writeOrganisation();
  const ended = await exitOf(startMain("riyadh", ["env", "DATABASE_URL=postgres://hours:changeme@127.0.0.1:1/hours"]));
  expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining("DATABASE_URL: password: found one that") });
  expect(ended.stderr).not.toContain("changeme");
});
