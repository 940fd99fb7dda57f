import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { composeServices } from "@apollo/composition";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { createPlainRouter } from "../../router/src/plain-router.ts";
import { listen } from "@biometricflow/service/http/http-server";
import { createLog } from "@biometricflow/service/observe/log";
import { execute, GraphQLError, parse } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

const BOOKS = parse(
  `${LINK} type Query { books: [Book!] broken: Int } type Book @key(fields: "id") { id: ID! title: String }`,
);
const PRICES = parse(`${LINK} type Book @key(fields: "id") { id: ID! cents: Int }`);

const stops: (() => Promise<unknown>)[] = [];
let url = "";

/** Serves a subgraph as any other program might. */
async function serve(schema: ReturnType<typeof buildSubgraphSchema>): Promise<string> {
  const server = createServer(async (request, response) => {
    const { query, variables } = JSON.parse(await text(request));
    const result = await execute({ schema, document: parse(query), variableValues: variables });
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(result));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stops.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  return `http://127.0.0.1:${Object(server.address()).port}`;
}

beforeAll(async () => {
  const refuse = () => {
    throw new GraphQLError("out of ink", { extensions: { code: "NO_INK" } });
  };
  const books = { books: () => [{ id: "1", title: "One" }], broken: refuse };
  const prices = { Book: { __resolveReference: ({ id }: { id: string }) => ({ id, cents: Number(id) * 100 }) } };
  const services = [
    {
      name: "books",
      typeDefs: BOOKS,
      url: await serve(buildSubgraphSchema([{ typeDefs: BOOKS, resolvers: { Query: books } }])),
    },
    {
      name: "prices",
      typeDefs: PRICES,
      url: await serve(buildSubgraphSchema([{ typeDefs: PRICES, resolvers: prices }])),
    },
  ];
  const { supergraphSdl = "" } = composeServices(services);
  const log = createLog({ service: "router", level: "silent" });
  const router = await createPlainRouter({ supergraphSdl, version: "0.0.0", log });
  stops.push(router.stop);
  ({ url } = await listen(router.app, { host: "127.0.0.1", port: 0 }));
});
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

async function ask(query: string): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
  return response.json();
}

it("answers over the subgraphs of a foreign supergraph, without a token", async () => {
  expect(await ask("{ books { title cents } }")).toEqual({ data: { books: [{ title: "One", cents: 100 }] } });
});

it("says what the graph is, and what is wrong with a query", async () => {
  expect(await ask("{ __schema { queryType { name } } }")).toEqual({
    data: { __schema: { queryType: { name: "Query" } } },
  });
  expect(await ask("{ book { title } }")).toMatchObject({
    errors: [{ message: expect.stringContaining("Did you mean") }],
  });
});

it("shows errors as the subgraphs give them", async () => {
  expect(await ask("{ broken }")).toMatchObject({
    errors: [{ message: "out of ink", extensions: { code: "NO_INK", serviceName: "books" } }],
  });
});

it("sets no limits of its own", async () => {
  const wide = Array.from({ length: 200 }, (_, nth) => `a${nth}: books { title }`).join(" ");
  expect(await ask(`{ ${wide} }`)).toMatchObject({ data: { a199: [{ title: "One" }] } });
});

it("has the endpoints of every router", async () => {
  const answers = await Promise.all(
    ["/health", "/ready", "/version", "/metrics"].map((path) => fetch(`${url}${path}`)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});

it("must be asked for by --insecure", () => {
  const main = new URL("../../router/src/main.ts", import.meta.url).pathname;
  const { status, stderr } = spawnSync(process.execPath, [main, "--supergraph", "any.graphql"], { encoding: "utf8" });
  expect([status, stderr]).toEqual([2, "--supergraph runs without tokens and limits: say --insecure too\n"]);
});
