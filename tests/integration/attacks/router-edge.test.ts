/** The edge of a real router: forged tokens over HTTP, limits and blocks, while others are served. */
import { createHmac } from "node:crypto";
import { createEdge } from "@biometricflow/edge/edge";
import { createDashboardCheck } from "@biometricflow/service/identity/dashboard-proof";
import { TOKEN_USES } from "@biometricflow/service/identity/token";
import { afterEach, describe, expect, it } from "vitest";
import { type Harness, startHarness } from "../../federation/harness.ts";
import { toRules } from "../../setup/edge-rules.ts";

const PROOF = "d".repeat(64);
const SECONDS = 600;
const QUERY = JSON.stringify({ query: "{ me { id } }" });

let harness: Harness;
let placeToken = "";
afterEach(() => harness.stop());

async function start(rules: Parameters<typeof toRules>[0] = {}): Promise<void> {
  harness = await startHarness({
    places: { riyadh: 1 },
    settings: { edge: createEdge(toRules(rules)), isDashboard: createDashboardCheck(PROOF), trustedProxies: [] },
    onPlaceToken: (token) => {
      placeToken = token;
    },
  });
}

async function ask(token: string | undefined, headers: Readonly<Record<string, string>> = {}, path = "/graphql") {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const all = { "content-type": "application/json", ...authorization, ...headers };
  const response = await fetch(harness.url + path, { method: "POST", headers: all, body: QUERY });
  const body: unknown = await response.json();
  const code: unknown = Object(Object(body).errors?.[0]).extensions?.code;
  return { status: response.status, code, retryAfter: Number(response.headers.get("retry-after") ?? 0) };
}

const visitor = (address: string) => ({ "x-forwarded-for": address, "x-dashboard-proof": PROOF });
const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");

function changeHeader(token: string, change: object): readonly [string, string] {
  const [header = "", payload = ""] = token.split(".");
  return [encode({ ...JSON.parse(Buffer.from(header, "base64url").toString()), ...change }), payload];
}

/** Each made of what an attacker can have. */
const FORGED: readonly (readonly [string, () => Promise<string> | string])[] = [
  ["without a signature (alg none)", () => `${changeHeader(harness.token(), { alg: "none" }).join(".")}.`],
  [
    "signed HS256 with the public key as the secret",
    async () => {
      const keys = await (await fetch(`${harness.url}/.well-known/jwks.json`)).text();
      const body = changeHeader(harness.token(), { alg: "HS256" }).join(".");
      return `${body}.${createHmac("sha256", keys).update(body).digest("base64url")}`;
    },
  ],
  ["of the directory for the live socket alone", () => harness.misuse(TOKEN_USES.socket)],
  ["of the directory for a place", () => harness.misuse(TOKEN_USES.place("riyadh"))],
  ["of the future", () => harness.misuse(TOKEN_USES.client, Date.now() + 3_600_000)],
  [
    "of the router for a place",
    async () => {
      await harness.query("{ punches(first: 1) { totalCount } }");
      return placeToken;
    },
  ],
  ["with another's payload", () => harness.token().replace(/\.[^.]+\./, `.${encode({ role: "ADMIN" })}.`)],
];

describe("a token", () => {
  it.each(FORGED)("%s is refused, and others are served", async (_name, forge) => {
    await start();
    const forged = await forge();
    expect(forged.split(".")).toHaveLength(3);
    expect(await ask(forged)).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
    expect((await ask(harness.token())).status).toBe(200);
  });

  it("that never counted blocks its address for further ones; good and expired ones are heard from there", async () => {
    await start({ limits: { failures: { requests: 2, seconds: SECONDS } } });
    const forged = `${changeHeader(harness.token(), { alg: "none" }).join(".")}.`;
    for (let n = 0; n < 5; n++) expect((await ask(harness.token({}, -5))).code).toBe("TOKEN_EXPIRED");
    expect([(await ask(forged)).status, (await ask(forged)).status]).toEqual([401, 401]);
    const refused = await ask(forged);
    expect(refused).toMatchObject({ status: 429, code: "ADDRESS_BLOCKED" });
    expect(refused.retryAfter).toBeGreaterThan(0);
    expect((await ask(harness.token())).status).toBe(200);
    expect((await ask(harness.token({}, -5))).code).toBe("TOKEN_EXPIRED");
    expect((await ask(forged, visitor("203.0.113.1"))).status).toBe(401); // another address
  });
});

describe("a limit", () => {
  it("of one account is 429 with Retry-After, and costs no other account", async () => {
    await start({ limits: { token: { requests: 2, seconds: SECONDS } } });
    const statuses = [];
    for (let n = 0; n < 2; n++) statuses.push((await ask(harness.token())).status);
    expect(statuses).toEqual([200, 200]);
    const refused = await ask(harness.token()); // another token of the same account changes nothing
    expect(refused).toMatchObject({ status: 429, code: "RATE_LIMITED" });
    expect(refused.retryAfter).toBeGreaterThan(0);
    expect((await ask(harness.token({ sub: "sara" }))).status).toBe(200);
    expect((await ask(undefined)).status).toBe(401);
  });

  it("counts the visitors of the dashboard by their own addresses, and believes nobody else's word", async () => {
    await start({ limits: { address: { requests: 1, seconds: SECONDS } } });
    const statuses = [];
    for (const address of ["203.0.113.1", "203.0.113.2", "203.0.113.1"])
      statuses.push((await ask(undefined, visitor(address))).status);
    expect(statuses).toEqual([401, 401, 429]);
    const invented = async (address: string) => (await ask(undefined, { "x-forwarded-for": address })).status;
    expect([await invented("203.0.113.8"), await invented("203.0.113.9")]).toEqual([401, 429]);
  });

  it("lets subgraphs fetch the router's public keys whatever others ask", async () => {
    await start({ limits: { address: { requests: 1, seconds: SECONDS } } });
    for (let n = 0; n < 3; n++) await ask(undefined);
    expect((await fetch(`${harness.url}/.well-known/router-jwks.json`)).status).toBe(200);
  });
});

it("lets in whom the dashboard let in, and of others only those that its own lists name", async () => {
  await start({ deny: ["127.0.0.1", "203.0.113.1"] });
  expect((await ask(harness.token(), visitor("203.0.113.1"))).status).toBe(200);
  expect(await ask(harness.token())).toMatchObject({ status: 403, code: "ADDRESS_REFUSED" });
});
