/** A directory whose store a database has: its process, and what operators do to it. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { readOrCreateSecret } from "@biometricflow/service/identity/keys";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { type PostgresServer, startPostgres } from "./attendance/postgres-server.ts";
import { callBf } from "./bf-harness.ts";

const MAIN = new URL("../../subgraphs/directory/src/main.ts", import.meta.url).pathname;
const PLACE = { id: "riyadh", name: "Riyadh", location: "Olaya", timeZone: "Asia/Riyadh", port: 0, readers: [] };
const PASSWORD = "correct horse battery";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

let dir: string;
let paths: ReturnType<typeof toDataPaths>;
let children: ChildProcess[];
beforeEach(async () => {
  children = [];
  dir = mkdtempSync(join(tmpdir(), "bf-directory-postgres-"));
  paths = toDataPaths(join(dir, "org", "data"));
  mkdirSync(join(dir, "org", "places"), { recursive: true });
  writeFileSync(join(dir, "org", "places", "riyadh.json"), JSON.stringify(PLACE));
  const ports = { router: 0, directory: 0, web: 0 };
  writeFileSync(join(dir, "org", "organisation.json"), JSON.stringify({ name: "Test", dataDir: "data", ports }));
  vi.stubEnv("DATABASE_URL", await server.createDatabase());
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const child of children) if (child.exitCode === null && child.kill("SIGKILL")) await once(child, "exit");
  rmSync(dir, { recursive: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly token: string;
}

/** Starts the process; where it ends instead, what it said is the error. */
async function start(): Promise<Started> {
  const child = fork(MAIN, ["--config", join(dir, "org")], { silent: true });
  children.push(child);
  const said: string[] = [];
  child.stderr?.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  child.stdout?.resume();
  const { promise, resolve, reject } = Promise.withResolvers<Started>();
  let [url, token] = ["", ""];
  child.on("message", (message) => {
    const told = Object(message);
    if (told.type === "setupLink") token = new URL(told.link).searchParams.get("token") ?? "";
    if (told.type === "ready") url = told.url;
    if (url !== "" && token !== "") resolve({ child, url, token });
    else if (url !== "") setImmediate(() => resolve({ child, url, token }));
  });
  child.once("close", () => reject(new Error(said.join(""))));
  return promise;
}

async function end({ child }: Started): Promise<void> {
  child.kill("SIGTERM");
  await once(child, "exit");
}

async function post(url: string, body: unknown) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  return { status: response.status, body: Object(await response.json().catch(() => null)) };
}

const bf = (...args: readonly string[]) => callBf([...args, "--config", join(dir, "org"), "--json"]);

async function setUp(): Promise<Started> {
  const directory = await start();
  const set = { token: directory.token, username: "anna", password: PASSWORD };
  expect((await post(`${directory.url}/auth/setup`, set)).status).toBe(200);
  return directory;
}

it("signs in, refreshes and signs out; one process serves it, and the next one knows everybody", async () => {
  const first = await setUp();
  await expect(start()).rejects.toThrow(/STORE_BUSY: .* is held by another process: end that one, then start again/);
  const tokens = await post(`${first.url}/auth/token`, { username: "anna", password: PASSWORD });
  expect(tokens.status).toBe(200);
  await end(first);
  const second = await start();
  expect(second.token).toBe(""); // somebody has an account
  const renewed = await post(`${second.url}/auth/refresh`, { refresh_token: tokens.body.refresh_token });
  expect(renewed.status).toBe(200);
  expect((await post(`${second.url}/auth/verify`, { token: renewed.body.access_token })).body).toMatchObject({
    active: true,
  });
  await post(`${second.url}/auth/logout`, { refresh_token: renewed.body.refresh_token });
  expect((await post(`${second.url}/auth/verify`, { token: renewed.body.access_token })).body).toMatchObject({
    active: false,
  });
  const verified = await bf("audit", "verify");
  expect(verified.code).toBe(0);
  expect(JSON.parse(verified.stdout)).toMatchObject({ isRight: true, brokenAt: null });
  await end(second);
  expect(existsSync(paths.directoryStore)).toBe(false);
});

it("answers with a code while the server is away, and goes on when it is back", async () => {
  const { url } = await setUp();
  const signIn = () => post(`${url}/auth/token`, { username: "anna", password: PASSWORD });
  await server.fail(async () => {
    expect(await signIn()).toMatchObject({ status: 503, body: { error: { code: "SERVICE_UNAVAILABLE" } } });
  });
  expect((await signIn()).status).toBe(200);
});

it("is changed and read by operators while it runs", async () => {
  const { url } = await setUp();
  expect(JSON.parse((await bf("account", "list")).stdout).accounts).toMatchObject([
    { username: "anna", role: "ADMIN" },
  ]);
  const added = JSON.parse((await bf("api-key", "add", "--name", "robot", "--role", "VIEWER")).stdout);
  expect((await post(`${url}/auth/token`, { apiKey: added.apiKey })).status).toBe(200);
  expect((await bf("account", "disable", "--username", "anna")).code).toBe(0);
  expect((await post(`${url}/auth/token`, { username: "anna", password: PASSWORD })).status).toBe(401);
  expect(JSON.parse((await bf("retention")).stdout)).toMatchObject({ due: { audit: { count: 0 } } });
  expect((await bf("privacy", "record", "--out", join(dir, "record.json"))).code).toBe(0);
  const time = ["--from", "2020-01-01T00:00:00Z", "--to", "2120-01-01T00:00:00Z"];
  const pack = await bf("privacy", "breach", ...time, "--out", join(dir, "breach"));
  expect(JSON.parse(pack.stdout)).toMatchObject({ isRight: true });
  expect((await bf("audit", "verify")).code).toBe(0);
});

it("says in one line what is wrong where no database is named, or none answers", async () => {
  await end(await setUp());
  vi.stubEnv("DATABASE_URL", "");
  const elsewhere = await callBf(["account", "list", "--config", join(dir, "org")]);
  expect(elsewhere).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^STORE_ELSEWHERE: the directory has .*: set DATABASE_URL\n$/),
  });
  vi.stubEnv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/none");
  const away = await callBf(["audit", "verify", "--config", join(dir, "org")]);
  expect(away).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^STORE_UNREACHABLE: the database none at 127\.0\.0\.1:1 does not answer/),
  });
});

it("knows no session any more once its data were restored", async () => {
  readOrCreateSecret(join(dir, "org", "data", "keys", "identity.key"));
  const directory = await setUp();
  const tokens = await post(`${directory.url}/auth/token`, { username: "anna", password: PASSWORD });
  await end(directory);
  const backup = join(dir, "backup");
  cpSync(join(dir, "org", "data"), backup, { recursive: true });
  const databaseUrl = process.env["DATABASE_URL"] ?? "";
  vi.stubEnv("DATABASE_URL", "");
  const restore = () => callBf(["store", "restore", join(dir, "org"), backup, "--json"]);
  expect(JSON.parse((await restore()).stderr)).toMatchObject({ error: { code: "STORE_ELSEWHERE" } });
  vi.stubEnv("DATABASE_URL", databaseUrl);
  expect(await restore()).toMatchObject({ code: 0, stderr: "" });
  const again = await start();
  expect((await post(`${again.url}/auth/refresh`, { refresh_token: tokens.body.refresh_token })).status).toBe(401);
  expect((await post(`${again.url}/auth/token`, { username: "anna", password: PASSWORD })).status).toBe(200);
});
