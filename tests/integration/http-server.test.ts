import { ApolloServer } from "@apollo/server";
import type { FastifyInstance } from "fastify";
import { GraphQLError } from "graphql";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createAccessTable } from "../../packages/service/src/graphql/access.ts";
import { accessPlugin } from "../../packages/service/src/graphql/access-plugin.ts";
import { type AuditRecord, auditPlugin } from "../../packages/service/src/graphql/audit.ts";
import { codedError, requestError } from "../../packages/service/src/errors/error-codes.ts";
import { formatError } from "../../packages/service/src/errors/format-error.ts";
import { addGraphqlRoute } from "../../packages/service/src/http/graphql-route.ts";
import { HttpError } from "../../packages/service/src/errors/http-error.ts";
import { createHttpServer, type HttpServerOptions } from "../../packages/service/src/http/http-server.ts";
import { createLog } from "../../packages/service/src/observe/log.ts";
import { createMetrics, metricsPlugin } from "../../packages/service/src/observe/metrics.ts";
import type { Viewer } from "../../packages/service/src/identity/viewer.ts";

const ADMIN: Viewer = {
  subject: "account/1",
  name: "admin",
  role: "ADMIN",
  places: "*",
  sessionId: "s",
  issuedAtMs: 0,
  expiresAtMs: 0,
};
const SDL = `
  directive @access(role: [String!]!) on FIELD_DEFINITION
  type Query { ok: Int @access(role: ["ADMIN"])  broken: Int @access(role: ["ADMIN"])  hr: Int @access(role: ["HR"]) }
  type Mutation {
    open: Int @access(role: ["PUBLIC"])
    refuse: Int @access(role: ["ADMIN"])
    hrOnly: Int @access(role: ["HR"])
  }`;

let app: FastifyInstance;
afterEach(() => app.close());

async function createApp(options: Partial<HttpServerOptions> = {}): Promise<FastifyInstance> {
  app = await createHttpServer({
    service: "test",
    version: "1.2.3",
    log: createLog({ service: "test", level: "silent" }),
    metrics: createMetrics("test"),
    isReady: () => true,
    operators: () => true,
    ...options,
  });
  return app;
}

async function createGraphqlApp(audit: AuditRecord[] = []): Promise<FastifyInstance> {
  const metrics = createMetrics("test");
  const server = new ApolloServer<{ viewer?: Viewer; requestId: string }>({
    typeDefs: SDL,
    resolvers: {
      Query: {
        ok: () => 1,
        broken: () => {
          throw new Error("disk at /secret/path is full");
        },
      },
      Mutation: {
        open: () => 1,
        refuse: () => {
          throw codedError("BAD_USER_INPUT", "no such place");
        },
      },
    },
    formatError,
    plugins: [
      accessPlugin({ table: createAccessTable(SDL) }),
      auditPlugin({ record: (entry) => void audit.push(entry), now: () => 0 }),
      metricsPlugin(metrics),
    ],
  });
  await server.start();
  await createApp({ metrics });
  addGraphqlRoute(app, {
    server,
    context: async (request) => {
      const { authorization } = request.headers;
      if (authorization === "bad") throw requestError("UNAUTHENTICATED", "The token is not valid here");
      return { requestId: request.id, ...(authorization === "admin" ? { viewer: ADMIN } : {}) };
    },
  });
  return app;
}

async function ask(query: string, authorization = "admin") {
  const answer = await app.inject({ method: "POST", url: "/graphql", headers: { authorization }, payload: { query } });
  return {
    status: answer.statusCode,
    body: answer.json<{ data?: unknown; errors?: { message: string; extensions: { code: string } }[] }>(),
  };
}

it("answers health, version and readiness", async () => {
  let ready = false;
  await createApp({ isReady: () => ready, health: () => ({ readers: 2 }), versionInfo: () => ({ place: "riyadh" }) });
  expect((await app.inject("/health")).json()).toEqual({ status: "ok", service: "test", readers: 2 });
  expect((await app.inject("/version")).json()).toEqual({ service: "test", version: "1.2.3", place: "riyadh" });
  expect((await app.inject("/ready")).statusCode).toBe(503);
  ready = true;
  expect((await app.inject("/ready")).statusCode).toBe(200);
});

it("counts requests by route, and operations by outcome", async () => {
  await createGraphqlApp();
  await ask("{ ok }");
  await ask("{ broken }");
  const { body } = await app.inject("/metrics");
  expect(body).toContain('http_requests_total{route="/graphql",method="POST",status="200",service="test"} 2');
  expect(body).toContain('graphql_operations_total{kind="query",outcome="error",service="test"} 1');
  expect(body).toContain("process_cpu_user_seconds_total");
});

it("keeps a harmless request id and replaces any other", async () => {
  await createApp();
  const idFor = async (id: string) =>
    (await app.inject({ url: "/health", headers: { "x-request-id": id } })).headers["x-request-id"];
  expect(await idFor("abc-1")).toBe("abc-1");
  expect(await idFor("a b")).toMatch(/^[0-9a-f-]{36}$/);
});

it("answers unknown paths, bad JSON and large bodies with a code and without a stack", async () => {
  await createApp({ bodyLimitBytes: 100 });
  app.post("/echo", async (request) => request.body);
  expect((await app.inject("/nothing?token=x")).json()).toEqual({
    error: { code: "NOT_FOUND", message: "There is nothing at GET /nothing" },
  });
  const headers = { "content-type": "application/json" };
  const bad = await app.inject({ method: "POST", url: "/echo", headers, payload: "{" });
  expect([bad.statusCode, bad.json<{ error: { code: string } }>().error.code]).toEqual([400, "BAD_USER_INPUT"]);
  const large = await app.inject({ method: "POST", url: "/echo", headers, payload: `"${"x".repeat(200)}"` });
  expect([large.statusCode, large.json<{ error: { code: string } }>().error.code]).toEqual([413, "BAD_USER_INPUT"]);
});

it("hides the text of unexpected errors", async () => {
  await createApp();
  app.get("/broken", async () => {
    throw new Error("secret");
  });
  const answer = await app.inject("/broken");
  expect([answer.statusCode, answer.json()]).toEqual([
    500,
    { error: { code: "INTERNAL_SERVER_ERROR", message: "Internal server error" } },
  ]);
});

it("sends Retry-After with an error that asks to wait", async () => {
  await createApp();
  app.get("/busy", async () => {
    throw new HttpError("RATE_LIMITED", "wait", 7);
  });
  const answer = await app.inject("/busy");
  expect([answer.statusCode, answer.headers["retry-after"]]).toEqual([429, "7"]);
});

it("limits requests per address and leaves operations paths free", async () => {
  await createApp({ rateLimit: { max: 2, windowMs: 60_000 } });
  app.get("/task", async () => "done");
  const statuses = [];
  for (let n = 0; n < 3; n++) statuses.push((await app.inject("/task")).statusCode);
  expect(statuses).toEqual([200, 200, 429]);
  const refused = await app.inject("/task");
  expect(refused.json()).toEqual({ error: { code: "RATE_LIMITED", message: "Too many requests" } });
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  expect((await app.inject("/health")).statusCode).toBe(200);
});

it("compresses large bodies only, and only when told to", async () => {
  await createApp({ compressAboveBytes: 1000 });
  app.get("/large", async () => ({ text: "x".repeat(5000) }));
  const encodingOf = async (url: string) =>
    (await app.inject({ url, headers: { "accept-encoding": "gzip" } })).headers["content-encoding"];
  expect(await encodingOf("/large")).toBe("gzip");
  expect(await encodingOf("/health")).toBeUndefined();
});

it("answers GraphQL by POST and by GET", async () => {
  await createGraphqlApp();
  expect(await ask("{ ok }")).toEqual({ status: 200, body: { data: { ok: 1 } } });
  const headers = { authorization: "admin", "apollo-require-preflight": "1" };
  const answer = await app.inject({ url: `/graphql?query=${encodeURIComponent("{ ok }")}`, headers });
  expect(answer.json()).toEqual({ data: { ok: 1 } });
});

it("answers GraphQL at the root path too", async () => {
  await createGraphqlApp();
  const headers = { authorization: "admin" };
  const answer = await app.inject({ method: "POST", url: "/", headers, payload: { query: "{ ok }" } });
  expect(answer.json()).toEqual({ data: { ok: 1 } });
});

const MUTATION = '{"query":"mutation{open}"}';

it.each<[string, "GET" | "POST", string, string, string, number]>([
  ["a mutation by GET", "GET", "/graphql?query=mutation{open}", "", "application/json", 405],
  ["a batch", "POST", "/graphql", `[${MUTATION},${MUTATION}]`, "application/json", 400],
  ["a form", "POST", "/graphql", "query=mutation{open}", "application/x-www-form-urlencoded", 415],
  ["plain text, which a foreign page may send", "POST", "/graphql", MUTATION, "text/plain", 400],
  [
    "two megabytes",
    "POST",
    "/graphql",
    `{"query":"mutation{open} #${"x".repeat(2_000_000)}"}`,
    "application/json",
    413,
  ],
])("refuses %s and changes nothing", async (_name, method, url, body, type, status) => {
  const audit: AuditRecord[] = [];
  await createGraphqlApp(audit);
  const headers = { authorization: "admin", "content-type": type };
  const answer = await app.inject({ method, url, headers, ...(method === "POST" ? { payload: body } : {}) });
  expect(answer.statusCode).toBe(status);
  expect(answer.body).toContain('"errors"');
  expect(audit.filter(({ outcome }) => outcome === "OK")).toEqual([]);
});

it.each<[string, string, string, number, string]>([
  ["a field of another role", "{ hr }", "admin", 403, "FORBIDDEN"],
  ["no token", "{ ok }", "", 401, "UNAUTHENTICATED"],
  ["a bad token", "{ ok }", "bad", 401, "UNAUTHENTICATED"],
  ["a field that does not exist", "{ nothing }", "admin", 400, "GRAPHQL_VALIDATION_FAILED"],
  ["text that is no GraphQL", "{", "admin", 400, "GRAPHQL_PARSE_FAILED"],
])("refuses %s with its code and status", async (_name, query, authorization, status, code) => {
  await createGraphqlApp();
  const answer = await ask(query, authorization);
  expect([answer.status, answer.body.errors?.[0]?.extensions.code]).toEqual([status, code]);
  expect(answer.body.data).toBeUndefined();
});

it("answers a GraphQL body that is no JSON with a GraphQL error", async () => {
  await createGraphqlApp();
  const headers = { "content-type": "application/json" };
  const answer = await app.inject({ method: "POST", url: "/graphql", headers, payload: "{" });
  expect(answer.statusCode).toBe(400);
  expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
});

it("hides what broke inside a resolver", async () => {
  await createGraphqlApp();
  const { body } = await ask("{ broken }");
  expect(body.errors?.[0]).toMatchObject({
    message: "Internal server error",
    extensions: { code: "INTERNAL_SERVER_ERROR" },
  });
  expect(JSON.stringify(body)).not.toContain("secret");
});

it("leaves one audit entry for each mutation field, refused ones included", async () => {
  const audit: AuditRecord[] = [];
  await createGraphqlApp(audit);
  await ask("mutation { a: open ...F } fragment F on Mutation { refuse }");
  await ask("mutation { hrOnly }");
  await ask("mutation { open }", "");
  await ask("{ ok }");
  expect(audit.map(({ actor, action, outcome }) => [actor, action, outcome])).toEqual([
    ["account/1", "open", "OK"],
    ["account/1", "refuse", "BAD_USER_INPUT"],
    ["account/1", "hrOnly", "FORBIDDEN"],
    ["anonymous", "open", "OK"],
  ]);
  expect(audit[0]).toMatchObject({ at: "1970-01-01T00:00:00.000Z", requestId: expect.stringMatching(/.+/) });
});

it("does not answer a mutation that could not be recorded as if all were well", async () => {
  await createApp();
  const server = new ApolloServer({
    typeDefs: SDL,
    resolvers: { Mutation: { open: () => 1 } },
    formatError,
    plugins: [auditPlugin({ record: () => Promise.reject(new GraphQLError("disk full")) })],
  });
  await server.start();
  addGraphqlRoute(app, { server, context: async () => ({}) });
  const answer = await app.inject({ method: "POST", url: "/graphql", payload: { query: "mutation { open }" } });
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain("disk full");
  await server.stop();
});

describe("a process that stands still", () => {
  let lateMs = 0;
  beforeEach(() => {
    const now = performance.now.bind(performance);
    lateMs = 0;
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    vi.spyOn(performance, "now").mockImplementation(() => now() + lateMs);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
  const standStill = (ms = 60_000) => {
    lateMs += ms;
    vi.advanceTimersByTime(500); // what was due meanwhile runs once
  };

  it("answers at once after it, also when it was its start that took so long", async () => {
    const server = await createApp();
    standStill();
    standStill();
    await server.ready();
    expect((await server.inject("/none")).statusCode).toBe(404);
    standStill();
    expect((await server.inject("/none")).statusCode).toBe(404);
  });

  it("refuses for as long as it does so again and again, but to say how it is", async () => {
    const server = await createApp();
    await server.ready();
    standStill();
    standStill();
    const refused = await server.inject("/none");
    expect([refused.statusCode, refused.headers["retry-after"]]).toEqual([503, "5"]);
    expect(refused.json()).toMatchObject({
      error: { code: "SERVICE_UNAVAILABLE", message: "test is overloaded" },
      errors: [{ message: "test is overloaded", extensions: { code: "SERVICE_UNAVAILABLE", retryAfterSeconds: 5 } }],
    });
    expect((await server.inject("/health")).statusCode).toBe(200);
    standStill(500);
    expect((await server.inject("/none")).statusCode).toBe(404);
  });
});
