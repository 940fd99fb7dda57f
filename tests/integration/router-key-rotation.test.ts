/** The router's signing key is exchanged while everything runs. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import {
  ANNOUNCED_SECONDS,
  LONGEST_TOKEN_SECONDS,
  toRotationSeconds,
} from "@biometricflow/service/identity/key-rotation";
import { readJwksFile } from "@biometricflow/service/identity/keys";
import { followRouterKeys, ROUTER_JWKS_PATH, type RouterKeys } from "@biometricflow/service/identity/router-keys";
import { createLog } from "@biometricflow/service/observe/log";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ORGANISATION, PLACE, writeFolder } from "../../config/test/folder.ts";
import { type Harness, startHarness } from "../federation/harness.ts";
import { openStream } from "../federation/stream-client.ts";
import { callBf } from "./bf-harness.ts";

const LIST = "{ punches { totalCount unavailable { place code } } }";
const ROTATION_MS = toRotationSeconds(LONGEST_TOKEN_SECONDS.router) * 1000;
const silent = createLog({ service: "test", level: "silent" });
const patient = { timeout: 15_000 };

let folder: string;
let caches: string;
let harness: Harness;
let followed: RouterKeys | undefined;
let aheadMs: number;
/** By whose keys the tokens were signed that places were sent, the newest last. */
let kids: string[];

beforeEach(async () => {
  folder = writeFolder(ORGANISATION, { "riyadh.json": PLACE });
  caches = mkdtempSync(join(tmpdir(), "bf-keys-"));
  aheadMs = 0;
  kids = [];
  followed = undefined;
  const { routerKey: keyFile, routerNextKey: nextKeyFile, routerJwks: jwksFile } = paths();
  harness = await startHarness({
    places: { riyadh: 5 },
    settings: { keyFile, nextKeyFile, jwksFile, keysNow: () => Date.now() + aheadMs },
    onPlaceToken: (token) => void kids.push(toKid(token)),
    routerKeys: () => followed?.current(),
  });
});
afterEach(async () => {
  followed?.stop();
  await harness.stop();
  for (const dir of [folder, caches]) rmSync(dir, { recursive: true });
});

const paths = () => toDataPaths(join(folder, "data"));
const rotate = async () =>
  JSON.parse((await callBf(["keys", "rotate", "router", "--config", folder, "--json"])).stdout);
const laidDown = () => [...readJwksFile(paths().routerJwks).keys()];

function toKid(token: string): string {
  return JSON.parse(Buffer.from(token.split(".", 1)[0] ?? "", "base64url").toString()).kid;
}

/** The ids of the keys that the router publishes. */
async function listKids(): Promise<readonly string[]> {
  const { keys } = JSON.parse(await (await fetch(`${harness.url}${ROUTER_JWKS_PATH}`)).text());
  return keys.map(({ kid }: { kid: string }) => kid);
}

/** What somebody else sees whose token towards a place is signed for this question. */
async function askAnew(): Promise<unknown> {
  const token = harness.token({ sub: `account/${crypto.randomUUID()}` });
  return Object((await harness.query(LIST, { token })).data)["punches"];
}

/** Has the places of the harness know the router as places do. */
async function followAsPlaces(): Promise<void> {
  const files = { cacheFile: join(caches, "router-jwks.json"), jwksFile: join(caches, "none.json") };
  followed = followRouterKeys({ ...files, routerUrl: harness.url, log: silent });
  await expect.poll(() => followed?.current().size, patient).toBe(2);
}

it("signs by a new key once places know it, takes what the old one signed until that can count no more, and fails for nobody", async () => {
  const whole = { totalCount: 5, unavailable: [] };
  expect(await askAnew()).toEqual(whole);
  const { kid, oldKid, oldEndsAfterSeconds } = await rotate();
  expect(oldEndsAfterSeconds * 1000).toBe(ROTATION_MS);
  await expect.poll(listKids, patient).toEqual([oldKid, kid]);
  await expect.poll(laidDown, patient).toEqual([oldKid, kid]);
  await followAsPlaces();
  expect([await askAnew(), kids.at(-1)]).toEqual([whole, oldKid]); // places may not know the new one yet
  const seen = kids.length;
  /** By a token of attendance, with what the old key said of its asker. */
  const readExport = async () => (await harness.query(LIST, { token: harness.exportToken() })).status;

  aheadMs = ANNOUNCED_SECONDS * 1000;
  expect([await askAnew(), kids.at(-1)]).toEqual([whole, kid]);
  expect(await listKids()).toEqual([oldKid, kid]);
  expect(kids.slice(seen)).not.toContain(oldKid);

  aheadMs = ROTATION_MS - 600_000; // more than this test takes
  expect([await readExport(), await listKids()]).toEqual([200, [oldKid, kid]]);

  aheadMs = ROTATION_MS;
  await expect.poll(listKids, patient).toEqual([kid]);
  await expect.poll(() => existsSync(paths().routerNextKey), patient).toBe(false);
  await expect.poll(laidDown, patient).toEqual([kid]);
  expect([await askAnew(), kids.at(-1), await readExport()]).toEqual([whole, kid, 401]);
  await harness.restartRouter();
  expect(await listKids()).toEqual([kid]);
});

it("takes the tokens of live sockets of both keys", async () => {
  const toSocketToken = async () => {
    const headers = { authorization: `Bearer ${harness.token()}` };
    const answer = await fetch(`${harness.url}/auth/socket`, { method: "POST", headers });
    const { access_token: token }: { access_token: string } = JSON.parse(await answer.text());
    return token;
  };
  const before = await toSocketToken();
  const { kid, oldKid } = await rotate();
  await expect.poll(listKids, patient).toContain(kid);
  await followAsPlaces();
  aheadMs = ANNOUNCED_SECONDS * 1000;
  const tokens = [before, await toSocketToken()];
  expect(tokens.map(toKid)).toEqual([oldKid, kid]);
  for (const token of tokens) {
    const stream = openStream(harness, { token });
    await expect.poll(stream.notices, patient).toContain("CAUGHT_UP");
    expect(stream.errors).toEqual([]);
    await stream.stop();
  }
});

it("refuses a second rotation of the same key, and an issuer that is none; and no key is shown", async () => {
  const run = (...args: readonly string[]) => callBf(["keys", "rotate", ...args, "--config", folder]);
  const [first, second, other] = [await run("router"), await run("router"), await run("place")];
  expect([first.code, second.code, other.code]).toEqual([0, 1, 2]);
  expect(second.stderr).toMatch(/^ROTATION_RUNNING: .*running router/);
  const [, secret = ""] = readFileSync(paths().routerKey, "utf8").split("\n");
  expect(first.stdout + second.stderr).not.toContain(secret);
});
