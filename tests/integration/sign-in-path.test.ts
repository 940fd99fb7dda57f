import { join } from "node:path";
import { openAccounts } from "@biometricflow/directory/operate";
import { listen } from "@biometricflow/service/http/http-server";
import { createDashboardCheck } from "@biometricflow/service/identity/dashboard-proof";
import { createLog } from "@biometricflow/service/observe/log";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRouter, type Router } from "../../router/src/router.ts";
import { loadSupergraph } from "../../router/src/supergraph.ts";
import { openRawSocket, type RawSocket } from "../federation/sockets/raw-socket.ts";
import { createPlace, DirectoryHarness, type Refusal, type Tokens } from "./directory-harness.ts";

const PROOF = "c".repeat(64);
const BOUND_MS = 5000; // what is promised, from the end of a session to the last of its sockets

let directory: DirectoryHarness;
let router: Router;
let url: string;
const sockets: RawSocket[] = [];

/** A real directory behind a real router, over sockets; no place answers. */
async function start(prepare: (directory: DirectoryHarness) => void = () => {}): Promise<void> {
  directory = new DirectoryHarness();
  directory.nowMs = Date.now(); // the router's clock is the system's
  prepare(directory);
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
    isDashboard: createDashboardCheck(PROOF),
    operations: { operators: () => false },
    log: createLog({ service: "router", level: "silent" }),
  });
  url = (await listen(router.app, { host: "127.0.0.1", port: 0 })).url;
  const keys = () => fetch(`${url}/.well-known/jwks.json`).then(({ status }) => status);
  await expect.poll(keys).toBe(200); // one process for all of it takes long to begin
}
beforeEach(() => start());
afterEach(stop);

async function stop(): Promise<void> {
  for (const { socket } of sockets.splice(0)) socket.terminate();
  await router.stop();
  await directory.remove();
}

async function post<Body = Tokens & Refusal>(path: string, body: object, headers: Record<string, string> = {}) {
  const all = { "content-type": "application/json", ...headers };
  const response = await fetch(url + path, { method: "POST", headers: all, body: JSON.stringify(body) });
  const answer: Body = JSON.parse(await response.text());
  return { status: response.status, headers: response.headers, body: answer };
}

const bearer = ({ access_token }: Tokens) => ({ authorization: `Bearer ${access_token}` });
const signIn = async (username = "hr") => (await post("/auth/token", directory.findAccount(username))).body;
const ask = async (tokens: Tokens) => (await post("/graphql", { query: "{ me { id } }" }, bearer(tokens))).status;

async function open(tokens: Tokens): Promise<RawSocket> {
  const raw = await openRawSocket(url, bearer(tokens));
  sockets.push(raw);
  await expect.poll(() => raw.messages.some(({ type }) => type === "connection_ack")).toBe(true);
  return raw;
}

/** Expects a session to end over HTTP and on its socket, within the promised time from `end`. */
async function expectEnd(tokens: Tokens, end: () => Promise<unknown>): Promise<void> {
  await expect.poll(() => ask(tokens)).toBe(200); // the router has the directory's keys
  const raw = await open(tokens);
  await end();
  const over = async () => [await ask(tokens), (await post("/auth/socket", {}, bearer(tokens))).status, raw.closed()];
  await expect.poll(over, { timeout: BOUND_MS }).toEqual([401, 401, 4401]);
}

describe("a session ends for the router within five seconds", () => {
  it("of a sign-out", async () => {
    const [tokens, others] = [await signIn(), await signIn()];
    await expectEnd(tokens, () => post("/auth/logout", { refresh_token: tokens.refresh_token }));
    expect(await ask(others)).toBe(200);
  });

  it("of the second use of a refresh token", async () => {
    const tokens = await signIn();
    await expectEnd(tokens, async () => {
      await post("/auth/refresh", { refresh_token: tokens.refresh_token });
      directory.nowMs += 10_001;
      expect((await post("/auth/refresh", { refresh_token: tokens.refresh_token })).status).toBe(401);
    });
  });

  it.each([
    ["endSession", "hr"],
    ["signOutEverywhere", "hr"],
    ["endSession", "admin"],
    ["signOutEverywhere", "admin"],
  ])("of %s by %s", async (field, by) => {
    const [tokens, asking] = [await signIn(), await signIn(by)];
    await expect.poll(() => ask(asking)).toBe(200);
    const id = (await directory.verify(tokens.access_token)).body.sid;
    const input = field === "endSession" ? `id: "${id}"` : 'accountId: "account/hr", isCurrentKept: true';
    const query = `mutation { ${field}(input: { ${input} }) { __typename } }`;
    await expectEnd(tokens, async () => {
      expect((await post<{ errors?: unknown }>("/graphql", { query }, bearer(asking))).body.errors).toBeUndefined();
    });
    expect(await ask(asking)).toBe(200);
  });

  it("of the end of its account, which an operator writes beside the directory", async () => {
    const [tokens, others] = [await signIn(), await signIn("admin")];
    await expectEnd(tokens, async () => {
      const accounts = await openAccounts({ file: directory.storeFile }, () => directory.nowMs);
      await accounts.disable("hr");
      await accounts.close();
    });
    expect(await ask(others)).toBe(200);
  });
});

it("gives no socket token to a session that ended this moment", async () => {
  const tokens = await signIn();
  await expect.poll(() => ask(tokens)).toBe(200);
  await post("/auth/logout", { refresh_token: tokens.refresh_token });
  expect((await post("/auth/socket", {}, bearer(tokens))).status).toBe(401);
});

it("shows from where and with what each session was signed in, also one by the graph", async () => {
  const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
  const visitor = { "user-agent": firefox, "x-forwarded-for": "203.0.113.7", "x-dashboard-proof": PROOF };
  const tokens = (await post("/auth/token", directory.findAccount("hr"), visitor)).body;
  const { username, password } = directory.findAccount("hr");
  const signInText = `mutation { signIn(input: { username: "${username}", password: "${password}" }) { expiresIn } }`;
  await post("/graphql", { query: signInText }, { "user-agent": "payroll/2 (\u00ff)" });
  await expect.poll(() => ask(tokens)).toBe(200);
  const query = "{ sessions { edges { node { address client isCurrent } } } }";
  const { body } = await post<{ data: { sessions: { edges: { node: object }[] } } }>(
    "/graphql",
    { query },
    bearer(tokens),
  );
  const nodes = body.data.sessions.edges.map(({ node }) => node);
  expect(nodes).toHaveLength(2);
  expect(nodes).toContainEqual({ address: "203.0.113.7", client: "Firefox 128 on Linux", isCurrent: true });
  expect(nodes).toContainEqual({ address: "127.0.0.1", client: "payroll/2", isCurrent: false });
});

describe("a client's address", () => {
  const listAddresses = async () => {
    const query = "{ auditLog(first: 1000) { address } }";
    const { body } = await post<{ data: { auditLog: { address: string }[] } }>("/graphql", { query }, await admin());
    return new Set(body.data.auditLog.map(({ address }) => address));
  };
  const admin = async () => {
    const tokens = await signIn("admin");
    await expect.poll(() => ask(tokens)).toBe(200);
    return bearer(tokens);
  };
  const guess = (headers: Record<string, string>) =>
    post("/auth/token", { username: "hr", password: "wrong" }, headers).then(({ status }) => status);

  it("cannot be invented: one that did so from this machine is told to wait all the same, and audited by its own", async () => {
    const statuses = [];
    for (let n = 0; n < 5; n++) statuses.push(await guess({ "x-forwarded-for": `203.0.113.${n}` }));
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    const mutation = 'mutation { signIn(input: { username: "hr", password: "x" }) { expiresIn } }';
    await post("/graphql", { query: mutation }, { "x-forwarded-for": "203.0.113.99" });
    expect(await listAddresses()).toEqual(new Set(["127.0.0.1"]));
  });

  it("is the browser's, where the dashboard's server shows its proof", async () => {
    const from = (address: string) => guess({ "x-forwarded-for": address, "x-dashboard-proof": PROOF });
    for (let n = 0; n < 3; n++) expect(await from("203.0.113.1")).toBe(401);
    expect([await from("203.0.113.1"), await from("203.0.113.2")]).toEqual([429, 401]);
    expect(await listAddresses()).toEqual(new Set(["127.0.0.1", "203.0.113.1", "203.0.113.2"]));
  });
});

describe("sixty anonymous sign-ins at once, and again and again", () => {
  it("leave signing in and refreshing alone", async () => {
    await stop();
    await start((harness) => {
      harness.passwordCost = { N: 2 ** 15, r: 8, p: 3 }; // as in earnest: about 0.2 s of a processor each
    });
    const known = await signIn("admin");
    let isOver = false;
    const statuses: number[] = [];
    const flood = async (n: number) => {
      for (let round = 0; !isOver; round++) {
        statuses.push((await post("/auth/token", { username: `nobody-${n}-${round}`, password: "wrong" })).status);
      }
    };
    const flooding = Array.from({ length: 60 }, (_, n) => flood(n));
    await expect.poll(() => statuses.length).toBeGreaterThan(60);
    try {
      const { refresh_token } = known;
      expect((await post("/auth/refresh", { refresh_token })).status).toBe(200);
      expect((await post("/auth/token", directory.findAccount("hr"))).status).toBe(200);
      expect((await post("/auth/token", { apiKey: directory.readFirstAccounts().apiKey })).status).toBe(200);
      const answer = await fetch(`${url}/.well-known/jwks.json`);
      expect(answer.status).toBe(200);
    } finally {
      isOver = true;
      await Promise.all(flooding);
    }
    expect(statuses.filter((status) => status !== 401 && status !== 503)).toEqual([]);
  });
});
