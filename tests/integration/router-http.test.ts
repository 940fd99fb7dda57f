import { DEFAULT_LIMITS } from "../../router/src/limits.ts";
import { request } from "undici";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Harness, startHarness, until, OPERATOR } from "../federation/harness.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({
    places: { riyadh: 3, cairo: 3 },
    settings: {
      limits: {
        ...DEFAULT_LIMITS,
        operation: { ...DEFAULT_LIMITS.operation, maxDepth: 6, maxRows: 220 },
        document: { ...DEFAULT_LIMITS.document, maxTokens: 200 },
      },
      corsOrigins: ["http://127.0.0.1:8501"],
      dashboardUrl: "http://127.0.0.1:8501",
    },
  });
});
afterAll(() => harness.stop());

describe("a browser that opens the router's address", () => {
  const headers = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

  it.each(["/", "/graphql"])(
    "at %s gets a page of our own that points to the dashboard and asks nobody else",
    async (path) => {
      const answer = await request(new URL(path, harness.url), { headers });
      const page = await answer.body.text();
      expect([answer.statusCode, answer.headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
      const addresses = [...page.matchAll(/(?:https?:)?\/\/[^"'\s<)]+/g)].map(([address]) => address);
      expect(new Set(addresses)).toEqual(new Set(["http://127.0.0.1:8501"]));
      expect(page).not.toMatch(/<script|<link|apollo/i);
    },
  );

  it("gets no page for an operation: that is answered, or refused, as for any program", async () => {
    const answer = await request(new URL("/graphql?query=%7Bme%7Bid%7D%7D", harness.url), {
      headers: { ...headers, "apollo-require-preflight": "1" },
    });
    expect([answer.statusCode, await answer.body.json()]).toMatchObject([
      401,
      { errors: [{ extensions: { code: "UNAUTHENTICATED" } }] },
    ]);
  });
});

describe("a request is refused as a whole", () => {
  const tooManyTokens = `{ ${"me { id } ".repeat(60)} }`;
  it.each([
    ["without a token", "{ me { id } }", () => null, 401, "UNAUTHENTICATED"],
    ["with a token that is none", "{ me { id } }", () => "nonsense", 401, "UNAUTHENTICATED"],
    ["with an expired token", "{ me { id } }", () => harness.token({}, -5), 401, "TOKEN_EXPIRED"],
    ["for introspection without a token", "{ __schema { queryType { name } } }", () => null, 401, "UNAUTHENTICATED"],
    ["for __typename without a token", "{ __typename }", () => null, 401, "UNAUTHENTICATED"],
    ["when it is no GraphQL", "{ me", () => undefined, 400, "GRAPHQL_PARSE_FAILED"],
    ["when it asks for what there is not", "{ nothing }", () => undefined, 400, "GRAPHQL_VALIDATION_FAILED"],
    ["when it is longer than allowed", tooManyTokens, () => undefined, 400, "GRAPHQL_PARSE_FAILED"],
    [
      "one field too deep",
      "{ places { devices { edges { node { place { id name place: id } } } } } me { id } p: places { devices { edges { node { place { devices { totalCount } } } } } } }",
      () => undefined,
      400,
      "QUERY_TOO_DEEP",
    ],
    ["one row too costly", "{ punches(first: 201) { totalCount } }", () => undefined, 400, "QUERY_TOO_COSTLY"],
    ["when it is a subscription", "subscription { punchRecorded { cursor } }", () => undefined, 400, "BAD_USER_INPUT"],
    [
      "with a date that is none",
      '{ punches(filter: { from: "yesterday" }) { totalCount } }',
      () => undefined,
      400,
      "BAD_USER_INPUT",
    ],
  ])("%s", async (_name, query, token, status, code) => {
    const given = token();
    const answer = await harness.query(query, given === undefined ? {} : { token: given });
    expect(answer).toMatchObject({ status, errors: [{ extensions: { code } }] });
    expect(JSON.stringify(answer)).not.toContain("stacktrace");
  });

  it("with a variable of the wrong type", async () => {
    const query = "query ($from: DateTime) { punches(filter: { from: $from }) { totalCount } }";
    const answer = await harness.query(query, { variables: { from: "yesterday" } });
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
  });
});

describe("limits let pass what is just within them", () => {
  it.each([
    ["depth", "{ places { devices { edges { node { place { id } } } } } }"],
    ["rows", "{ punches(first: 200) { totalCount } }"],
    [
      "introspection, however deep",
      "{ __schema { types { fields { type { ofType { ofType { ofType { name } } } } } } } }",
    ],
  ])("%s", async (_name, query) => {
    expect(await harness.query(query)).toMatchObject({ status: 200, errors: [] });
  });
});

it("lets mutations open to PUBLIC pass without a token and with an expired one", async () => {
  const query = 'mutation { signIn(input: { apiKey: "x" }) { accessToken } }';
  for (const token of [null, harness.token({}, -5)]) {
    const { status, errors } = await harness.query(query, { token });
    expect(status).toBe(200);
    expect(errors).toMatchObject([{ path: ["signIn"], extensions: { code: "SERVICE_UNAVAILABLE" } }]);
  }
});

it("closes the request to a place when the client goes away", async () => {
  const place = harness.place("cairo");
  place.delayMs = 60_000; // it does not answer before the client has gone
  const controller = new AbortController();
  const before = place.requests();
  const body = JSON.stringify({ query: '{ devices(placeIds: ["cairo"], filter: { search: "gone" }) { totalCount } }' });
  const headers = { "content-type": "application/json", authorization: `Bearer ${harness.token()}` };
  const pending = request(`${harness.url}/graphql`, { method: "POST", headers, body, signal: controller.signal });
  await until(() => place.requests() > before, "the place is asked");
  controller.abort();
  await expect(pending).rejects.toThrow();
  await until(() => place.aborted() > 0, "the place sees the end");
  place.delayMs = 0;
});

it("answers health and readiness to all, version and figures to operators alone", async () => {
  const statusOf = async (path: string, headers = {}) => (await fetch(`${harness.url}${path}`, { headers })).status;
  const client = { authorization: `Bearer ${harness.token()}` };
  for (const path of ["/health", "/ready"]) expect(await statusOf(path)).toBe(200);
  for (const path of ["/version", "/metrics"]) {
    expect([await statusOf(path), await statusOf(path, client), await statusOf(path, OPERATOR)]).toEqual([
      401, 401, 200,
    ]);
  }
  const version = await (await fetch(`${harness.url}/version`, { headers: OPERATOR })).json();
  expect(version).toMatchObject({ service: "router", contractHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

it("allows the dashboard's origin alone", async () => {
  const headers = { origin: "http://127.0.0.1:8501", "access-control-request-method": "POST" };
  const allowed = await fetch(`${harness.url}/graphql`, { method: "OPTIONS", headers });
  expect(allowed.headers.get("access-control-allow-origin")).toBe("http://127.0.0.1:8501");
  const other = await fetch(`${harness.url}/graphql`, {
    method: "OPTIONS",
    headers: { ...headers, origin: "http://evil.example" },
  });
  expect(other.headers.get("access-control-allow-origin")).toBeNull();
});
