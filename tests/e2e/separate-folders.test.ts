import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { createClient } from "@biometricflow/sdk/client";
import { PunchRecordedDocument } from "@biometricflow/sdk/generated/graphql";
import { readOrCreateSecret } from "@biometricflow/service/identity/keys";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import { findFreePorts } from "./harness/free-ports.ts";
import { type StartedProcess, startProcess } from "./harness/started-process.ts";
import { until } from "./harness/until.ts";

const BUILD_MS = 900_000;
const ACCOUNT = { username: "anna", password: "a long password of hers" } as const;
const IDENTITY = { id: "riyadh", name: "Riyadh", location: "Olaya", timeZone: "Asia/Riyadh" } as const;

let root: string;
let simulator: ReaderSimulator;
let processes: Readonly<Record<"place" | "directory" | "router" | "web", StartedProcess>>;
let urls: Readonly<Record<"place" | "directory" | "router" | "web", string>>;

/** Writes files, by their names in a folder of one machine; texts as they are, other values as JSON. */
function writeMachine(name: string, files: Readonly<Record<string, unknown>>): string {
  const dir = join(root, name);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), typeof content === "string" ? content : JSON.stringify(content));
  }
  return dir;
}

/** The names of all files below a folder, but for logs and a store's own side files. */
function listFiles(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/-(wal|shm)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .toSorted();
}

/** Starts the place first and what it needs last: nobody may depend on an order. */
async function startAll(): Promise<void> {
  const [placePort = 0, directoryPort = 0, routerPort = 0, webPort = 0, readerPort = 0] = await findFreePorts(5);
  const at = (port: number) => `http://127.0.0.1:${port}`;
  urls = { place: at(placePort), directory: at(directoryPort), router: at(routerPort), web: at(webPort) };
  simulator = createReaderSimulator({
    serialNumber: "APART1",
    port: readerPort,
    commKey: 4711,
    users: [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 }],
    log: [],
    timeZone: IDENTITY.timeZone,
  });
  await simulator.start();
  const own = { name: "Apart", dataDir: "data" } as const;
  const gate = { id: "gate", name: "Gate", port: readerPort, commKey: "gate.key" } as const;
  const place = writeMachine("place", {
    "organisation.json": { ...own, urls: { router: urls.router } },
    "places/riyadh.json": { ...IDENTITY, port: placePort, readers: [gate] },
    "gate.key": "4711\n",
  });
  const identityKey = join(root, "identity.key");
  readOrCreateSecret(identityKey);
  mkdirSync(join(place, "data", "keys"), { recursive: true });
  copyFileSync(identityKey, join(place, "data", "keys", "identity.key"));
  const directory = writeMachine("directory", {
    "organisation.json": {
      ...own,
      publicUrl: urls.web,
      listen: { directory: { port: directoryPort } },
      urls: { router: urls.router },
    },
    "places/riyadh.json": { ...IDENTITY, url: urls.place },
  });
  const router = writeMachine("router", {
    "organisation.json": { ...own, listen: { router: { port: routerPort } }, urls: { directory: urls.directory } },
  });
  const web = writeMachine("web", {
    "organisation.json": { ...own, listen: { web: { port: webPort } }, urls: { router: urls.router } },
  });
  processes = {
    place: startProcess("subgraphs/place/src/main.ts", ["--config", place, "--place", "riyadh"]),
    web: startProcess("web/server.ts", ["--config", web]),
    router: startProcess("router/src/main.ts", ["--config", router]),
    directory: startProcess("subgraphs/directory/src/main.ts", ["--config", directory]),
  };
  await until(
    async () => (await Promise.all(Object.values(urls).map(isReady))).every(Boolean),
    BUILD_MS,
    () =>
      Object.values(processes)
        .map(({ output }) => output())
        .join("\n"),
  );
}

async function isReady(url: string): Promise<boolean> {
  return (await fetch(`${url}/ready`).catch(() => undefined))?.ok ?? false;
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "bf-apart-"));
  await startAll();
}, BUILD_MS + 300_000);
afterAll(async () => {
  await Promise.all(Object.values(processes ?? {}).map(({ stop }) => stop()));
  await simulator?.stop();
  rmSync(root, { recursive: true, force: true });
});

/** Makes the first account by the set-up link and gives the session's cookies. */
async function setUp(): Promise<string> {
  const token = /\/setup\?token=(\S+)/.exec(processes.directory.output())?.[1];
  const response = await fetch(`${urls.web}/session/setup`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: urls.web },
    body: JSON.stringify({ token, ...ACCOUNT }),
  });
  expect(response.status).toBe(204);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";", 1)[0])
    .join("; ");
}

async function ask<T>(cookie: string, query: string): Promise<T> {
  const response = await fetch(`${urls.web}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: urls.web, cookie },
    body: JSON.stringify({ query }),
  });
  return JSON.parse(await response.text());
}

/** A live client as the dashboard's pages make it: everything through the dashboard's own origin. */
function openLive(cookie: string) {
  return createClient({
    url: `${urls.web}/graphql`,
    socketUrl: `${urls.web.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    getToken: async () => {
      const response = await fetch(`${urls.web}/session/socket`, { headers: { cookie } });
      const { token, expiresAt }: { token: string; expiresAt: number } = JSON.parse(await response.text());
      return { value: token, expiresAtMs: expiresAt };
    },
  });
}

it("place, directory, router and dashboard serve together from four folders that hold only their own files", async () => {
  const cookie = await setUp();
  interface Places {
    readonly data: { readonly places: readonly { readonly id: string; readonly status: string }[] };
  }
  await until(async () => {
    const { data } = await ask<Places>(cookie, "{ places { id status } }");
    return JSON.stringify(data?.places) === '[{"id":"riyadh","status":"ONLINE"}]';
  }, 60_000);
  await until(
    async () => /"ONLINE"/.test(JSON.stringify(await ask(cookie, "{ devices { edges { node { status } } } }"))),
    120_000,
  );

  const client = openLive(cookie);
  const stop = new AbortController();
  for await (const { punch, notice } of client.subscribe(PunchRecordedDocument, {}, { signal: stop.signal })) {
    if (notice?.kind === "CAUGHT_UP") simulator.control.punch({ pin: "1042" });
    if (punch === null) continue;
    expect([punch.pin, punch.user?.name, punch.device?.id]).toEqual(["1042", "Ahmad", "riyadh/gate"]);
    break;
  }
  stop.abort();
  client.close();
});

it("each keeps its own keys and a copy of the public ones it needs, and nothing else", () => {
  const dataOf = (machine: string) => listFiles(join(root, machine)).filter((file) => file.startsWith("data/"));
  expect(dataOf("place")).toEqual([
    "data/keys/identity.key",
    "data/keys/operations.token",
    "data/places/riyadh/directory-jwks.json",
    "data/places/riyadh/ledger.sqlite",
    "data/places/riyadh/router-jwks.json",
  ]);
  expect(dataOf("directory")).toEqual([
    "data/directory/directory.sqlite",
    "data/directory/refresh.key",
    "data/directory/router-jwks.json",
    "data/directory/second-factor.key",
    "data/directory/seen-configuration.json",
    "data/keys/directory.key.pem",
    "data/keys/operations.token",
  ]);
  expect(dataOf("router")).toEqual([
    "data/keys/dashboard.proof",
    "data/keys/operations.token",
    "data/keys/router.jwks.json",
    "data/keys/router.key.pem",
    "data/router/audit-heads.json",
    "data/router/audit.sqlite",
    "data/router/client-jwks.json",
    "data/router/registry.json",
    "data/router/revocations.json",
  ]);
  expect(dataOf("web")).toEqual([]);
});

it("a place that starts again while the router is away knows its key", async () => {
  await processes.router.stop();
  await processes.place.stop();
  const again = startProcess("subgraphs/place/src/main.ts", ["--config", join(root, "place"), "--place", "riyadh"]);
  processes = { ...processes, place: again };
  await until(() => isReady(urls.place), 120_000, again.output);
  expect(again.output()).not.toContain("public keys are not known");
});
