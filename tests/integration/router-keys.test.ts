import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSigningKeyFile, type SigningKey, toJwks } from "@biometricflow/service/identity/keys";
import { followRouterKeys, ROUTER_JWKS_PATH, type RouterKeys } from "@biometricflow/service/identity/router-keys";
import { createLog } from "@biometricflow/service/observe/log";
import { afterEach, beforeEach, expect, it } from "vitest";
import { eventually } from "./place-harness.ts";

const log = createLog({ service: "test", level: "silent" });

let dir: string;
let router: Server;
let answer: { readonly status: number; readonly body: string };
const following: RouterKeys[] = [];

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "bf-router-keys-"));
  answer = { status: 503, body: "" };
  router = createServer((request, response) => {
    response.writeHead(request.url === ROUTER_JWKS_PATH ? answer.status : 404).end(answer.body);
  });
  await new Promise<void>((resolve) => router.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  for (const keys of following.splice(0)) keys.stop();
  router.closeAllConnections();
  await new Promise((resolve) => router.close(resolve));
  rmSync(dir, { recursive: true });
});

function follow(): RouterKeys {
  const address = router.address();
  const port = typeof address === "object" ? address?.port : 0;
  const keys = followRouterKeys({
    routerUrl: `http://127.0.0.1:${port}`,
    cacheFile: join(dir, "place", "router-jwks.json"),
    jwksFile: join(dir, "router.jwks.json"),
    log,
  });
  following.push(keys);
  return keys;
}

const makeKey = (name: string) => createSigningKeyFile(join(dir, `${name}.pem`));
const publish = (key: SigningKey) => (answer = { status: 200, body: JSON.stringify(toJwks([key])) });

it("starts without the router and takes its keys by URL when it comes", async () => {
  const keys = follow();
  expect(keys.current().size).toBe(0);
  const key = makeKey("router");
  publish(key);
  await eventually(() => keys.current().has(key.kid), "the router's key");
});

it("knows the keys of the last answer while the router is down", async () => {
  const key = makeKey("router");
  publish(key);
  const first = follow();
  await eventually(() => first.current().has(key.kid), "the router's key");
  first.stop();
  answer = { status: 503, body: "" };
  expect([...follow().current().keys()]).toEqual([key.kid]);
});

it("keeps what it knows when the answer is no key set", async () => {
  const key = makeKey("router");
  publish(key);
  const first = follow();
  await eventually(() => first.current().has(key.kid), "the router's key");
  first.stop();
  let asked = 0;
  router.on("request", () => (asked += 1));
  answer = { status: 200, body: '{"keys":[]}' };
  const second = follow();
  await eventually(() => asked > 0, "the next question");
  second.stop();
  expect([...second.current().keys()]).toEqual([key.kid]);
});

it("forgets a key that the router no longer publishes, also one laid down beside it", async () => {
  const old = makeKey("old");
  writeFileSync(join(dir, "router.jwks.json"), JSON.stringify(toJwks([old])));
  const key = makeKey("router");
  publish(key);
  const keys = follow();
  expect(keys.current().has(old.kid)).toBe(true);
  await eventually(() => keys.current().has(key.kid), "the new key");
  expect(keys.current().has(old.kid)).toBe(false);
});
