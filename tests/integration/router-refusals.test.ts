import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Harness, startHarness, until, OPERATOR } from "../federation/harness.ts";
import { openStream } from "../federation/stream-client.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ places: { riyadh: 3, cairo: 3 } });
});
afterAll(() => harness.stop());

describe("without a token", () => {
  it.each([
    ["introspection in a fragment", "query { ...F } fragment F on Query { __schema { queryType { name } } }"],
    ["introspection in an inline fragment", "{ ... { __schema { queryType { name } } } }"],
    [
      "a type in a fragment of a fragment",
      '{ ...F } fragment F on Query { ...G } fragment G on Query { __type(name: "Punch") { name } }',
    ],
    ["__typename in a fragment", "{ ... on Query { __typename } }"],
    ["introspection beside an open mutation's type", "mutation { ... on Mutation { __typename } }"],
    ["a field that does not exist", "{ punche { id } }"],
    ["a field that does not exist on an open payload's neighbour", "{ me { accessToke } }"],
    ["an operation that is not in the document", "query A { me { id } } query B { me { id } }"],
  ])("%s is UNAUTHENTICATED with 401 and nothing is said of the schema", async (_name, query) => {
    const answer = await harness.query(query, { token: null });
    expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    expect(answer.data ?? null).toBeNull();
    expect(JSON.stringify(answer)).not.toMatch(/Did you mean|Query|Viewer/);
  });

  it("a fault in an open mutation is explained, without suggestions", async () => {
    const query = 'mutation { signIn(input: { apiKey: "x" }) { accessToke } }';
    const answer = await harness.query(query, { token: null });
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }] });
    expect(JSON.stringify(answer)).not.toContain("Did you mean");
  });

  it("an expired token is TOKEN_EXPIRED also where validation fails", async () => {
    const answer = await harness.query("{ punche { id } }", { token: harness.token({}, -5) });
    expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: "TOKEN_EXPIRED" } }] });
  });
});

/** Fragments that double at each of so many levels. */
function bomb(levels: number): string {
  const fragments = Array.from({ length: levels }, (_, level) => {
    const next = `...F${level + 1}`;
    return `fragment F${level} on Viewer { ${level === levels - 1 ? "id" : `${next} ... on Viewer { ${next} }`} }`;
  });
  return `{ me { ...F0 } } ${fragments.join(" ")}`;
}

describe("a request that is signed in", () => {
  it.each([
    ["fragments that double at each of 60 levels", bomb(60), "QUERY_TOO_COSTLY"],
    [
      "600 aliases of a list",
      `{ ${Array.from({ length: 600 }, (_, it) => `a${it}: punches { totalCount }`).join(" ")} }`,
      "QUERY_TOO_COSTLY",
    ],
    [
      "aliases in fragments",
      `{ ...A ...B } ${["A", "B"].map((name) => `fragment ${name} on Query { ${Array.from({ length: 30 }, (_, it) => `${name}${it}: me { id }`).join(" ")} }`).join(" ")}`,
      "QUERY_TOO_COSTLY",
    ],
    [
      "fragments in a cycle",
      "{ me { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }",
      "GRAPHQL_VALIDATION_FAILED",
    ],
    ["300 directives on one field", `{ me { id ${"@include(if: true) ".repeat(300)} } }`, "GRAPHQL_VALIDATION_FAILED"],
    ["4,001 tokens", `{ me { ${"id ".repeat(3996)} } }`, "GRAPHQL_PARSE_FAILED"],
    ["a number for an instant", "{ punches(filter: { from: 5 }) { totalCount } }", "BAD_USER_INPUT"],
    ["an object for an instant", "{ punches(filter: { from: { at: 5 } }) { totalCount } }", "BAD_USER_INPUT"],
    ["an alias of the router's own", "{ punches { __gatherKeys: totalCount edges { cursor } } }", "BAD_USER_INPUT"],
    [
      "a variable of the router's own",
      "query ($__gatherFirst: Int) { punches(first: $__gatherFirst) { edges { cursor } } }",
      "BAD_USER_INPUT",
    ],
    ["an alias that is no property", "{ punches { __proto__: totalCount } }", "BAD_USER_INPUT"],
    [
      "introspection that goes round in circles",
      "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }",
      "GRAPHQL_VALIDATION_FAILED",
    ],
    ["two operations and no name", "query A { me { id } } query B { me { id } }", "OPERATION_RESOLUTION_FAILURE"],
    ["no operation at all", "fragment F on Query { me { id } }", "GRAPHQL_VALIDATION_FAILED"],
  ])("is refused with 400: %s", async (_name, query, code) => {
    const before = [...harness.places.values()].map((place) => place.requests());
    const answer = await harness.query(query);
    expect([answer.status, answer.errors[0]?.extensions["code"]]).toEqual([400, code]);
    expect(JSON.stringify(answer)).not.toContain("stacktrace");
    expect([...harness.places.values()].map((place) => place.requests())).toEqual(before);
  });

  it.each([
    ["one field 990 times", `{ ${"punches{ totalCount } ".repeat(990)} }`, "QUERY_TOO_COSTLY"],
    ["2,000 levels", `${"{ a ".repeat(2000)}${"}".repeat(2000)}`, "QUERY_TOO_DEEP"],
    ["a name of 100 kB", `{ ${"x".repeat(100_000)} }`, "QUERY_TOO_COSTLY"],
    ["a value of 100 kB", `{ punches(first: "${"x".repeat(100_000)}") { totalCount } }`, "GRAPHQL_VALIDATION_FAILED"],
    ["a name of 1 MB", `{ ${"x".repeat(1_000_000)} }`, "QUERY_TOO_COSTLY"],
  ])("is refused in a few words: %s", async (_name, query, code) => {
    const { status, errors } = await harness.query(query);
    expect([status, errors[0]?.extensions["code"]]).toEqual([400, code]);
    expect(JSON.stringify(errors).length).toBeLessThan(2000);
    expect(JSON.stringify(errors)).not.toContain("call stack");
    const stranger = await harness.query(query, { token: null });
    expect(stranger).toMatchObject({ status: 401, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  });

  it.each([
    "5",
    "null",
    "{}",
    "{",
    "",
    '[{"query":"{me{id}}"}]',
    '{"query":5}',
    '{"query":""}',
    '{"query":"{me{id}}","variables":[1]}',
    '{"query":"{me{id}}","operationName":"Nobody"}',
    '{"query":"query($id:ID!){punch(id:$id){id}}","variables":{"id":{"__proto__":1}}}',
    '{"query":"query($id:ID!){punch(id:$id){id}}"}',
    '{"query":"query($id:ID=1){punch(id:$id){id}}","variables":{"id":null}}',
    '{"query":"query($v:Boolean=true){me{id @include(if:$v)}}","variables":{"v":null}}',
    '{"query":"{me{id}}","operationName":5}',
    '{"query":"{me{id}}","extensions":"x"}',
  ])("is refused with 400 for the body %s", async (body) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${harness.token()}` };
    const response = await fetch(`${harness.url}/graphql`, { method: "POST", headers, body });
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/"code":"(BAD_REQUEST|BAD_USER_INPUT|OPERATION_RESOLUTION_FAILURE)"/);
  });

  it("says of persisted queries that there are none, with and without the query", async () => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${harness.token()}` };
    for (const query of [undefined, "{ me { id } }"]) {
      const extensions = { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } };
      const response = await fetch(`${harness.url}/graphql`, {
        method: "POST",
        headers,
        body: JSON.stringify({ query, extensions }),
      });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        errors: [{ extensions: { code: "PERSISTED_QUERY_NOT_SUPPORTED" } }],
      });
    }
  });

  it("is refused as a GET that a page of another origin could send, and as a GET that changes something", async () => {
    const authorization = `Bearer ${harness.token()}`;
    const get = (query: string, headers: Record<string, string> = {}) =>
      fetch(`${harness.url}/graphql?query=${encodeURIComponent(query)}`, { headers: { authorization, ...headers } });
    expect((await get("{ me { id } }")).status).toBe(400);
    expect((await get("{ me { id } }", { "apollo-require-preflight": "1" })).status).toBe(200);
    const change = 'mutation { signOut(input: { refreshToken: "x" }) { __typename } }';
    expect((await get(change, { "apollo-require-preflight": "1" })).status).toBe(405);
  });
});

describe("the directory", () => {
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${harness.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const mutation = { query: 'mutation { signIn(input: { apiKey: "x" }) { accessToken } }' };

  it.each([
    ["/auth/token", "/auth/token", {}],
    ["/graphql", "/graphql", mutation],
  ])("learns from a request to %s which client sent it", async (_name, path, body) => {
    await post(path, body);
    expect(harness.forwardedFor.get(path)).toBe("127.0.0.1");
    await post(path, body, { "x-forwarded-for": "203.0.113.7" });
    expect(harness.forwardedFor.get(path)).toBe("203.0.113.7");
  });
});

describe("a foreign host name", () => {
  /** `fetch` sets the header by the URL: a request that says another name is made by hand. */
  const ask = (host: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const sent = request(`${harness.url}/graphql`, { headers: { host, ...headers } }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      });
      sent.on("upgrade", (response, socket) => {
        socket.destroy();
        resolve({ status: response.statusCode ?? 0, text: "" });
      });
      sent.on("error", reject).end();
    });
  const upgrade = {
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
    "sec-websocket-protocol": "graphql-transport-ws",
  };

  it("is refused with 421, over HTTP and for sockets", async () => {
    const { status, text } = await ask("evil.example");
    expect([status, text]).toEqual([421, expect.stringContaining("does not answer under that host name")]);
    expect((await ask("evil.example", upgrade)).status).toBe(421);
  });

  it("is not one that the configuration names, or loopback", async () => {
    expect((await ask("router.example:9000")).status).toBe(400); // no query: the graph's own answer
    expect((await ask("localhost")).status).toBe(400);
    expect((await ask("router.example", upgrade)).status).toBe(101);
  });
});

it("shows operators the requests to each place, its circuit, sockets and streams", async () => {
  await harness.query("{ punches { totalCount } }");
  const stream = openStream(harness);
  await until(() => stream.notices().includes("CAUGHT_UP"), "caught up");
  await harness.place("cairo").kill();
  await harness.query("{ punches { totalCount } }");
  await until(() => stream.notices().includes("PLACE_LOST cairo"), "lost");
  const text = await (await fetch(`${harness.url}/metrics`, { headers: OPERATOR })).text();
  const value = (line: string) =>
    Number(
      text
        .split("\n")
        .find((it) => it.startsWith(line))
        ?.split(" ")
        .at(-1),
    );
  expect(value('place_requests_total{place="riyadh",outcome="ok"')).toBeGreaterThan(1);
  expect(value('place_requests_total{place="cairo",outcome="PLACE_UNREACHABLE"')).toBe(1);
  expect(value('place_online{place="riyadh"')).toBe(1);
  expect(value('place_online{place="cairo"')).toBe(0);
  expect(value('place_circuit_open{place="riyadh"')).toBe(0);
  expect([value("client_sockets"), value("client_subscriptions"), value("place_streams")]).toEqual([1, 1, 2]);
  await stream.stop();
  await harness.place("cairo").start();
});
