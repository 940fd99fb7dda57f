import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { listen } from "@biometricflow/service/http/http-server";
import {
  ANNOUNCED_SECONDS,
  LONGEST_TOKEN_SECONDS,
  toRotationSeconds,
} from "@biometricflow/service/identity/key-rotation";
import { readSigningKey } from "@biometricflow/service/identity/keys";
import { followDirectoryKeys } from "@biometricflow/service/identity/router-keys";
import { createLog } from "@biometricflow/service/observe/log";
import { createTokenVerifier, DIRECTORY_ISSUER, TOKEN_USES } from "@biometricflow/service/identity/token";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ORGANISATION, PLACE, writeFolder } from "../../config/test/folder.ts";
import { createRouter, type Router } from "../../router/src/router.ts";
import { loadSupergraph } from "../../router/src/supergraph.ts";
import { callBf } from "./bf-harness.ts";
import { createPlace, DirectoryHarness, type Tokens } from "./directory-harness.ts";

const ROTATION_SECONDS = toRotationSeconds(LONGEST_TOKEN_SECONDS.directory);
const silent = createLog({ service: "test", level: "silent" });

let folder: string;
let directory: DirectoryHarness;
let router: Router;
let url: string;

/** A real directory, whose keys are those of a folder, behind a real router. */
beforeEach(async () => {
  folder = writeFolder(ORGANISATION, { "riyadh.json": PLACE });
  directory = new DirectoryHarness();
  directory.nowMs = Date.now(); // the router's clock is the system's
  directory.keyFiles = { file: paths().directoryKey, nextFile: paths().directoryNextKey };
  directory.readKey("router");
  await directory.start([createPlace("riyadh", 0)]);
  router = await createRouter({
    version: "0.0.0",
    supergraph: loadSupergraph(),
    directoryOrigin: directory.url,
    attendanceOrigin: "http://127.0.0.1:9",
    keyFile: join(directory.dir, "keys", "router.pem"),
    cacheDir: join(directory.dir, "router"),
    seed: { version: "", places: [] },
    corsOrigins: [],
    allowedHosts: [],
    trustedProxies: [],
    operations: { operators: () => false },
    log: silent,
  });
  url = (await listen(router.app, { host: "127.0.0.1", port: 0 })).url;
});
afterEach(async () => {
  await router.stop();
  await directory.remove();
  rmSync(folder, { recursive: true });
});

const paths = () => toDataPaths(join(folder, "data"));
const rotate = (...args: readonly string[]) => callBf(["keys", "rotate", "--config", folder, ...args]);
const patient = { timeout: 15_000 };

/** The ids of the keys that the router passes on. */
async function listKids(): Promise<readonly string[]> {
  const { keys } = JSON.parse(await (await fetch(`${url}/.well-known/jwks.json`)).text());
  return keys.map(({ kid }: { kid: string }) => kid);
}

function toKid({ access_token }: Tokens): string {
  const header = Buffer.from(access_token.split(".", 1)[0] ?? "", "base64url").toString();
  return JSON.parse(header).kid;
}

async function ask({ access_token }: Tokens): Promise<number> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${access_token}` };
  const body = JSON.stringify({ query: "{ me { id } }" });
  return (await fetch(`${url}/graphql`, { method: "POST", headers, body })).status;
}

const isActive = async (tokens: Tokens) => (await directory.verify(tokens.access_token)).body.active;

it("takes tokens of the old and of the new key until the old one can have none, and signs nobody out", async () => {
  const before = await directory.signIn();
  await expect.poll(() => ask(before), patient).toBe(200);
  const old = readSigningKey(paths().directoryKey);

  const { code, stdout } = await rotate("--json");
  const said = JSON.parse(stdout);
  expect([code, said.oldKid, said.file]).toEqual([0, old.kid, paths().directoryNextKey]);
  await expect.poll(listKids, patient).toEqual([old.kid, said.kid]);
  expect(toKid(await directory.signIn())).toBe(old.kid); // places may not know the new one yet

  directory.keysAheadMs = ANNOUNCED_SECONDS * 1000;
  const after = await directory.signIn();
  expect(toKid(after)).toBe(said.kid);
  await expect.poll(() => ask(after), patient).toBe(200); // the clock of the keys jumped: the router had no time to ask
  expect(await ask(before)).toBe(200);
  expect([await isActive(before), await isActive(after)]).toEqual([true, true]);
  const refreshed = await directory.refresh(before.refresh_token);
  expect([refreshed.status, toKid(refreshed.body)]).toEqual([200, said.kid]);

  directory.keysAheadMs = ROTATION_SECONDS * 1000;
  await expect.poll(() => ask(before), patient).toBe(401);
  expect([await isActive(before), await isActive(after), await ask(after)]).toEqual([false, true, 200]);
  await expect.poll(() => existsSync(paths().directoryNextKey), patient).toBe(false);
  expect([readSigningKey(paths().directoryKey).kid, await listKids()]).toEqual([said.kid, [said.kid]]);
});

it("is known at places by the router before a token of the new key comes there", async () => {
  const { kid } = JSON.parse((await rotate("--json")).stdout);
  await expect.poll(listKids, patient).toContain(kid);
  const known = followDirectoryKeys({ routerUrl: url, cacheFile: join(folder, "place.json"), log: silent });
  try {
    await expect.poll(() => known.current().size, patient).toBe(2);
    const verify = createTokenVerifier({ keys: known.current, issuer: DIRECTORY_ISSUER, use: TOKEN_USES.client });
    const early = await directory.signIn();
    directory.keysAheadMs = ANNOUNCED_SECONDS * 1000;
    const late = await directory.signIn();
    expect([early, late].map(({ access_token }) => verify(access_token).kid)).toEqual([toKid(early), kid]);
    expect(toKid(early)).not.toBe(kid);
  } finally {
    known.stop();
  }
});

it("goes on where the directory starts again meanwhile, with both keys", async () => {
  const { kid, oldKid } = JSON.parse((await rotate("--json")).stdout);
  await expect.poll(listKids, patient).toContain(kid);
  directory.keysAheadMs = ANNOUNCED_SECONDS * 1000;
  const tokens = await directory.signIn();
  await directory.stop();
  await directory.start([createPlace("riyadh", 0)]);
  expect(await isActive(tokens)).toBe(true);
  expect(toKid(await directory.signIn())).toBe(oldKid);
});

it("refuses a second rotation, and one of no key; and no key is shown", async () => {
  const first = await rotate();
  const second = await rotate();
  expect([first.code, second.code, second.stderr]).toEqual([0, 1, expect.stringMatching(/^ROTATION_RUNNING: /)]);
  const [, secret = ""] = readFileSync(paths().directoryKey, "utf8").split("\n");
  expect(first.stdout + second.stderr).not.toContain(secret);
  rmSync(paths().directoryKey);
  rmSync(paths().directoryNextKey);
  const none = await rotate("--json");
  expect([none.code, JSON.parse(none.stderr).error.code]).toEqual([2, "KEY_MISSING"]);
});

it("goes on with the old key where the new one is none, which it says once, or is taken back", async () => {
  writeFileSync(paths().directoryNextKey, "nonsense", { mode: 0o600 });
  const told = () => directory.logLines.filter((line) => line.includes("the new signing key cannot be used")).length;
  await expect.poll(told, patient).toBe(1);
  expect(await listKids()).toEqual([readSigningKey(paths().directoryKey).kid]);
  rmSync(paths().directoryNextKey);
  const { kid } = JSON.parse((await rotate("--json")).stdout);
  await expect.poll(listKids, patient).toContain(kid);
  expect(told()).toBe(1);
  rmSync(paths().directoryNextKey); // taken back
  await expect.poll(listKids, patient).not.toContain(kid);
});
