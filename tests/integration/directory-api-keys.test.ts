import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openAccounts } from "@biometricflow/directory/operate";
import { listen } from "@biometricflow/service/http/http-server";
import { createLog } from "@biometricflow/service/observe/log";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRouter, type Router } from "../../router/src/router.ts";
import { loadSupergraph } from "../../router/src/supergraph.ts";
import { ADMIN, createPlace, DirectoryHarness, type Refusal, type Tokens } from "./directory-harness.ts";

const DAY_MS = 86_400_000;

interface Key {
  readonly id: string;
  readonly prefix: string | null;
  readonly state: string;
  readonly createdBy: string | null;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

let directory: DirectoryHarness;
beforeEach(async () => {
  directory = new DirectoryHarness();
  directory.nowMs = Date.now(); // a router's clock is the system's
  directory.readKey("router");
  await directory.start([createPlace("riyadh", 0)]);
});
afterEach(() => directory.remove());

const FIELDS = "id prefix state createdBy expiresAt lastUsedAt";
const inDays = (days: number) => new Date(directory.nowMs + days * DAY_MS).toISOString();

async function run<Payload>(text: string, claims = ADMIN) {
  const { body } = await directory.ask<Record<string, Payload>>(claims, text);
  const { code, argument } = body.errors?.[0]?.extensions ?? {};
  return { payload: Object.values(body.data ?? {})[0] ?? undefined, code, argument };
}
const create = (rest = 'role: HR, places: ["riyadh"]', days = 30, claims = ADMIN) =>
  run<{ apiKey: Key; secret: string }>(
    `mutation { createApiKey(input: { name: "payroll", ${rest}, expiresAt: "${inDays(days)}" }) { apiKey { ${FIELDS} } secret } }`,
    claims,
  );
const revoke = () => run(`mutation { revokeApiKey(input: { id: "key/payroll" }) { apiKey { ${FIELDS} } } }`);
const exchange = (apiKey: string) =>
  directory.post<Tokens & Refusal & { expires_in: number }>("/auth/token", { apiKey });

async function list(claims = ADMIN): Promise<readonly Key[]> {
  const text = `{ apiKeys { edges { node { ${FIELDS} } } } }`;
  const { payload } = await run<{ edges: { node: Key }[] }>(text, claims);
  return payload?.edges.map(({ node }) => node) ?? [];
}

async function createSecret(...given: Parameters<typeof create>): Promise<string> {
  return (await create(...given)).payload?.secret ?? expect.fail("no key was made");
}

describe("an API key", () => {
  it("is told once, signs in with its rights, and is listed by how it begins", async () => {
    const { payload } = await create();
    const secret = payload?.secret ?? "";
    expect(secret).toMatch(/^bfk_[\w-]{43}$/);
    const { access_token } = (await exchange(secret)).body;
    const rights = { active: true, sub: "key/payroll", role: "HR", places: ["riyadh"] };
    expect((await directory.verify(access_token)).body).toMatchObject(rights);
    const listed = (await list()).find(({ id }) => id === "key/payroll");
    expect(listed).toEqual({
      ...{ id: "key/payroll", prefix: secret.slice(0, 10), state: "ACTIVE", createdBy: "account/admin" },
      ...{ expiresAt: inDays(30), lastUsedAt: new Date(Math.floor(directory.nowMs / 60_000) * 60_000).toISOString() },
    });
    await directory.stop();
    const stored = readFileSync(directory.storeFile, "latin1");
    expect(stored + directory.logLines.join("")).not.toContain(secret);
  });

  it("is made with a name of its own, at places that there are, and for a year at most", async () => {
    for (const [rest, days, argument] of [
      ['role: EMPLOYEE, places: ["riyadh"]', 30, "input.role"],
      ['role: FEEDER, places: ["*"]', 30, "input.places"],
      ['role: SCREEN, places: ["*"]', 30, "input.places"],
      ['role: HR, places: ["nowhere"]', 30, "input.places"],
      ['role: HR, places: ["*"]', 400, "input.expiresAt"],
      ['role: HR, places: ["*"]', -1, "input.expiresAt"],
    ] as const)
      expect(await create(rest, days)).toMatchObject({ code: "BAD_USER_INPUT", argument });
    await create();
    expect(await create()).toMatchObject({ code: "ACCOUNT_EXISTS", argument: "input.name" });
  });

  it("has no more places than its maker, who is a person", async () => {
    const accounts = await openAccounts({ file: directory.storeFile }, () => directory.nowMs);
    await accounts.add({ username: "boss", password: "correct horse battery", role: "ADMIN", places: ["riyadh"] });
    await accounts.close();
    const boss = { ...ADMIN, sub: "account/boss", places: ["riyadh"] };
    expect(await create('role: HR, places: ["*"]', 30, boss)).toMatchObject({ code: "FORBIDDEN" });
    expect(await create(undefined, 30, { ...ADMIN, sub: "key/first" })).toMatchObject({ code: "FORBIDDEN" });
    expect((await create(undefined, 30, boss)).code).toBeUndefined();
    expect((await list(boss)).map(({ id }) => id)).toEqual(["key/payroll"]);
    expect((await list()).map(({ id }) => id)).toEqual(["key/first", "key/payroll"]);
  });

  it("ends at its end, its tokens and sessions with it", async () => {
    const secret = await createSecret(undefined, 1);
    directory.nowMs += DAY_MS - 60_000;
    const { body } = await exchange(secret);
    expect(body.expires_in).toBe(60);
    directory.nowMs += 60_000;
    expect((await exchange(secret)).status).toBe(401);
    expect((await directory.refresh(body.refresh_token)).status).toBe(401);
    expect((await list()).find(({ id }) => id === "key/payroll")?.state).toBe("EXPIRED");
  });

  it("ends when it is revoked, for good", async () => {
    const secret = await createSecret();
    const { access_token, refresh_token } = (await exchange(secret)).body;
    expect((await revoke()).payload).toMatchObject({ apiKey: { state: "REVOKED" } });
    expect((await exchange(secret)).status).toBe(401);
    expect((await directory.refresh(refresh_token)).status).toBe(401);
    expect((await directory.verify(access_token)).body.active).toBe(false);
    expect(await create()).toMatchObject({ code: "ACCOUNT_EXISTS" });
  });

  it("leaves rows of the audit that name it and never hold it", async () => {
    const secret = await createSecret();
    await create();
    await revoke();
    const { payload } = await run<object[]>("{ auditLog { actor action outcome account } }");
    const row = (action: string, outcome: string) => ({
      actor: "account/admin",
      action,
      outcome,
      account: "key/payroll",
    });
    expect(payload).toEqual(
      expect.arrayContaining([
        row("createApiKey", "OK"),
        row("createApiKey", "ACCOUNT_EXISTS"),
        row("revokeApiKey", "OK"),
      ]),
    );
    expect(JSON.stringify(payload)).not.toContain(secret);
  });
});

describe("X-API-Key at the router", () => {
  let router: Router;
  let url: string;
  const routerLog: string[] = [];
  beforeEach(async () => {
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
      log: createLog({ service: "router", level: "silent" }),
    });
    url = (await listen(router.app, { host: "127.0.0.1", port: 0 })).url;
    const keys = () => fetch(`${url}/.well-known/jwks.json`).then(({ status }) => status);
    await expect.poll(keys).toBe(200);
  });
  afterEach(() => router.stop());

  async function ask(headers: Readonly<Record<string, string>>) {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query: "{ me { id role } }" }),
    });
    const text = await response.text();
    routerLog.push(text);
    const { data, errors }: { data?: object; errors?: { extensions: { code: string } }[] } = JSON.parse(text);
    return { status: response.status, data, code: errors?.[0]?.extensions.code };
  }

  it("asks as the key, by one session, until it is revoked", async () => {
    const first = { "x-api-key": directory.readFirstAccounts().apiKey };
    await expect.poll(() => ask(first)).toMatchObject({ status: 200 }); // the router has the directory's keys
    const secret = await createSecret();
    const key = { "x-api-key": secret };
    expect(await ask(key)).toEqual({ status: 200, data: { me: { id: "key/payroll", role: "HR" } } });
    for (let n = 0; n < 5; n++) expect((await ask(key)).status).toBe(200);
    const { payload } = await run<{ totalCount: number }>('{ sessions(accountId: "key/payroll") { totalCount } }');
    expect(payload).toEqual({ totalCount: 1 });
    await revoke();
    await expect.poll(() => ask(key)).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
    expect(routerLog.join("")).not.toContain(secret);
  });

  it("takes the first key, refuses unknown ones with a code, and counts those as failed sign-ins", async () => {
    const { apiKey } = directory.readFirstAccounts();
    const wrong = { "x-api-key": `bfk_${"a".repeat(43)}` };
    for (let n = 0; n < 3; n++) expect(await ask(wrong)).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
    expect(await ask(wrong)).toMatchObject({ status: 429, code: "RATE_LIMITED" });
    await expect
      .poll(() => ask({ "x-api-key": apiKey }))
      .toMatchObject({ status: 200, data: { me: { id: "key/first" } } });
    const { payload } = await run<{ action: string; outcome: string; account: string }[]>(
      "{ auditLog { action outcome account } }",
    );
    expect(payload).toContainEqual({ action: "signIn", outcome: "UNAUTHENTICATED", account: "key/?" });
  });

  it("is not looked at where a token is given", async () => {
    const { access_token } = await directory.signIn(directory.findAccount("hr"));
    const authorization = `Bearer ${access_token}`;
    const both = { authorization, "x-api-key": directory.readFirstAccounts().apiKey };
    await expect.poll(() => ask(both)).toMatchObject({ data: { me: { id: "account/hr" } } });
    expect(await ask({ ...both, authorization: "Bearer nonsense" })).toMatchObject({ status: 401 });
  });
});
