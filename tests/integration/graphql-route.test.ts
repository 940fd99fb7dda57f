import { ApolloServer } from "@apollo/server";
import { GraphQLError } from "graphql";
import { expect, it } from "vitest";
import { codedError, requestError } from "../../packages/service/src/errors/error-codes.ts";
import { formatError } from "../../packages/service/src/errors/format-error.ts";
import { createAccessTable } from "../../packages/service/src/graphql/access.ts";
import { accessPlugin } from "../../packages/service/src/graphql/access-plugin.ts";
import type { AuditFact } from "../../packages/service/src/audit/fact.ts";
import { auditPlugin } from "../../packages/service/src/graphql/audit.ts";
import { addGraphqlRoute } from "../../packages/service/src/http/graphql-route.ts";
import type { Viewer } from "../../packages/service/src/identity/viewer.ts";
import { createMetrics, metricsPlugin } from "../../packages/service/src/observe/metrics.ts";
import { stageService } from "./service-stage.ts";

const stage = stageService();
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

async function createGraphqlApp(audit: AuditFact[] = []): Promise<void> {
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
  const app = await stage.start({ metrics });
  addGraphqlRoute(app, {
    server,
    context: async (request) => {
      const { authorization } = request.headers;
      if (authorization === "bad") throw requestError("UNAUTHENTICATED", "The token is not valid here");
      return { requestId: request.id, ...(authorization === "admin" ? { viewer: ADMIN } : {}) };
    },
  });
}

async function ask(query: string, authorization = "admin") {
  const answer = await stage.app.inject({
    method: "POST",
    url: "/graphql",
    headers: { authorization },
    payload: { query },
  });
  return {
    status: answer.statusCode,
    body: answer.json<{ data?: unknown; errors?: { message: string; extensions: { code: string } }[] }>(),
  };
}

it("counts requests by route, and operations by outcome", async () => {
  await createGraphqlApp();
  await ask("{ ok }");
  await ask("{ broken }");
  const { body } = await stage.app.inject("/metrics");
  expect(body).toContain('http_requests_total{route="/graphql",method="POST",status="200",service="test"} 2');
  expect(body).toContain('graphql_operations_total{kind="query",outcome="error",service="test"} 1');
  expect(body).toContain("process_cpu_user_seconds_total");
});

it("answers GraphQL by POST and by GET", async () => {
  await createGraphqlApp();
  expect(await ask("{ ok }")).toEqual({ status: 200, body: { data: { ok: 1 } } });
  const headers = { authorization: "admin", "apollo-require-preflight": "1" };
  const answer = await stage.app.inject({ url: `/graphql?query=${encodeURIComponent("{ ok }")}`, headers });
  expect(answer.json()).toEqual({ data: { ok: 1 } });
});

it("answers GraphQL at the root path too", async () => {
  await createGraphqlApp();
  const headers = { authorization: "admin" };
  const answer = await stage.app.inject({ method: "POST", url: "/", headers, payload: { query: "{ ok }" } });
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
  const audit: AuditFact[] = [];
  await createGraphqlApp(audit);
  const headers = { authorization: "admin", "content-type": type };
  const answer = await stage.app.inject({ method, url, headers, ...(method === "POST" ? { payload: body } : {}) });
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
  const answer = await stage.app.inject({ method: "POST", url: "/graphql", headers, payload: "{" });
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
  const audit: AuditFact[] = [];
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
  const app = await stage.start();
  const server = new ApolloServer({
    typeDefs: SDL,
    resolvers: { Mutation: { open: () => 1 } },
    formatError,
    plugins: [auditPlugin({ record: () => Promise.reject(new GraphQLError("disk full")) })],
  });
  await server.start();
  addGraphqlRoute(app, { server, context: async () => ({}) });
  const answer = await stage.app.inject({ method: "POST", url: "/graphql", payload: { query: "mutation { open }" } });
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain("disk full");
  await server.stop();
});
