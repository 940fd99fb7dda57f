import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { composeServices } from "@apollo/composition";
import { buildSubgraphSchema, type GraphQLResolverMap } from "@apollo/subgraph";
import { createPlainRouter } from "../../router/src/plain-router.ts";
import { listen } from "@biometricflow/service/http/http-server";
import { createLog } from "@biometricflow/service/observe/log";
import { execute, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Harness, startHarness, until } from "../federation/harness.ts";
import { openStream } from "../federation/stream-client.ts";
import { createTempDir, startTestPlace } from "./place-harness.ts";

const CASES = z
  .array(
    z.object({
      name: z.string(),
      input: z.object({ query: z.string().optional(), subgraphs: z.record(z.string(), z.string()).optional() }),
      expected: z.unknown(),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL("../fixtures/router-cases.json", import.meta.url), "utf8")));

const findCase = (name: string) => {
  const found = CASES.find((it) => it.name === name);
  if (found === undefined) throw new TypeError(name);
  return { query: found.input.query ?? "", subgraphs: found.input.subgraphs ?? {}, expected: found.expected };
};

let harness: Harness;
const stops: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  harness = await startHarness({ places: { riyadh: 3, cairo: 3 } });
  stops.push(harness.stop);
});
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

describe("an alias that takes the name of a field which plans need is refused, and no place is asked", () => {
  it.each([
    ["a scalar as a key", findCase("alias-takes-key-name").query],
    ["an object as a key", findCase("alias-takes-key-name-object").query],
    ["in a fragment", "{ places { ...F } } fragment F on Place { devices(first: 1) { totalCount } id: name }"],
    ["in an inline fragment", "{ places { ... { id: name } devices(first: 1) { totalCount } } }"],
    ["deep in a list", "{ punches(first: 1) { edges { node { place { id: location } } } } }"],
    ["of a reader", "{ devices(first: 1) { edges { node { id: name place { location } } } } }"],
    ["of a user", "{ users(first: 1) { edges { node { id: place { location } } } } }"],
    ["under a condition", "{ places { id: location @include(if: true) devices(first: 1) { totalCount } } }"],
    ["__typename of an entity", "{ places { __typename: name devices(first: 1) { totalCount } } }"],
    ["__typename of a root", "{ __typename: platform { executor } }"],
    ["the type's name as a key", "{ places { id: __typename location devices(first: 1) { totalCount } } }"],
    ["beside the key itself", "{ places { key: id id: name devices(first: 1) { totalCount } } }"],
  ])("%s", async (_name, query) => {
    const before = [...harness.places.values()].map((place) => place.requests());
    const { status, data, errors } = await harness.query(query);
    expect([status, data ?? null, errors]).toMatchObject([
      400,
      null,
      [{ extensions: { code: "QUERY_NOT_SUPPORTED" } }],
    ]);
    expect([...harness.places.values()].map((place) => place.requests())).toEqual(before);
  });

  it("in a stream too", async () => {
    const stream = openStream(harness, {
      query: "subscription { punchRecorded { punch { id: pin place { location } } } }",
    });
    await until(() => stream.isOver(), "the refusal");
    expect(stream.errors).toMatchObject([{ extensions: { code: "QUERY_NOT_SUPPORTED" } }]);
  });

  it.each([
    ["a key under another name", "{ places { key: id location devices(first: 1) { totalCount } } }"],
    ["a key under its own", "{ places { id: id devices(first: 1) { totalCount } } }"],
    ["names of what is no entity", "{ me { id: username } platform { id: executor } }"],
    ["names that no plan needs", "{ places { name: location total: devices(first: 1) { id: totalCount } } }"],
  ])("and others are answered: %s", async (_name, query) => {
    const { status, data, errors } = await harness.query(query);
    expect([status, errors, data === null]).toEqual([200, [], false]);
  });
});

describe("over a foreign supergraph", () => {
  let ask: (query: string, variables?: object) => Promise<unknown>;
  beforeAll(async () => {
    ask = await startForeign();
  });

  it("a field that requires others is left out truly, or the query is refused", async () => {
    const { query, expected } = findCase("include-false-on-requires-drops-sibling");
    expect(await ask(query, { x: true })).toEqual({ data: { item: { id: "1", ship: 70, stock: 100 } } });
    expect(expected).toEqual({ data: { item: { id: "1", stock: 100 } } }); // until the executor can
    expect(await ask(query, { x: false })).toMatchObject(NOT_SUPPORTED);
  });

  it.each([
    ["by @skip", "query ($x: Boolean!) { item { id ship @skip(if: $x) stock } }", { x: true }],
    ["by a literal", "{ item { id ship @include(if: false) stock } }", {}],
    ["by a fragment", "query ($x: Boolean!) { item { id ... @include(if: $x) { ship } stock } }", { x: false }],
    [
      "by a named fragment",
      "query ($x: Boolean = true) { item { id ...F @skip(if: $x) stock } } fragment F on Item { ship }",
      {},
    ],
    [
      "by what holds it, which is asked for again",
      "query ($x: Boolean!) { item @include(if: $x) { ship } item { stock } }",
      { x: false },
    ],
    ["under an alias", "query ($x: Boolean!) { it: item { s: ship @include(if: $x) stock } }", { x: false }],
    ["with an alias of a required field", "{ item { weight: price ship } }", {}],
  ])("a required field is in the way: %s", async (_name, query, variables) =>
    expect(await ask(query, variables)).toMatchObject(NOT_SUPPORTED),
  );

  it.each([
    ["the whole item left out", "query ($x: Boolean!) { item @include(if: $x) { ship stock } }", { x: false }, {}],
    [
      "the field asked for again",
      "query ($x: Boolean!) { item { ship ship @include(if: $x) stock } }",
      { x: false },
      { item: { ship: 70, stock: 100 } },
    ],
    [
      "another field left out",
      "query ($x: Boolean!) { item { ship stock @include(if: $x) } }",
      { x: false },
      { item: { ship: 70 } },
    ],
    [
      "the required field left out itself",
      "query ($x: Boolean!) { item { weight @include(if: $x) ship stock } }",
      { x: false },
      { item: { ship: 70, stock: 100 } },
    ],
  ])("answers what it can: %s", async (_name, query, variables, data) =>
    expect(await ask(query, variables)).toEqual({ data }),
  );

  it.each([
    ["of an entity", findCase("null-bubbles-without-error").query, { nn: null }, ["nn", "v"]],
    ["under aliases", "{ a: nn { b: v } }", { a: null }, ["a", "b"]],
    ["in a list", "{ nns { v } }", { nns: [null, null] }, ["nns", 0, "v"]],
    ["beside another error", "{ nn { v } broken }", { nn: null, broken: null }, ["nn", "v"]],
    ["that takes the whole answer", "{ must { v } }", null, ["must", "v"]],
  ])("a null that the schema does not allow is an error: %s", async (_name, query, data, path) => {
    const answer = await ask(query);
    expect(answer).toMatchObject({ data, errors: expect.arrayContaining([expect.objectContaining({ path })]) });
    expect(answer).not.toHaveProperty("extensions.valueCompletion");
  });

  it("a null that the schema allows is none", async () =>
    expect(await ask("{ nn { id w } }")).toEqual({ data: { nn: { id: "1", w: null } } }));
});

it("the cursor of a list of readers is BAD_CURSOR for users", async () => {
  const temp = createTempDir();
  const place = await startTestPlace(temp.dir, []);
  stops.push(async () => {
    await place.stop();
    temp.remove();
  });
  const { errors } = await place.query(findCase("cursor-of-another-list").query);
  expect(errors).toMatchObject([{ extensions: findCase("cursor-of-another-list").expected }]);
});

it("a page of no rows and one of fewer are judged by one range", async () => {
  const { data, errors } = await harness.query(findCase("first-zero-two-answers").query);
  expect(data).toEqual({ a: null, b: { totalCount: expect.any(Number) } });
  expect(errors).toMatchObject([{ path: ["a"], message: "first must be from 0 to 1000" }]);
});

const NOT_SUPPORTED = { errors: [{ extensions: { code: "QUERY_NOT_SUPPORTED" } }] };
const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])';

/** A router over two subgraphs: items that require, as in the case, and entities that the second does not know. */
async function startForeign() {
  const { subgraphs } = findCase("include-false-on-requires-drops-sibling");
  const nn = 'type NN @key(fields: "id") { id: ID!';
  const [one, two] = [{ id: "1" }, { id: "2" }];
  const item = { id: "1", price: 5, weight: 7 };
  const shipOf = ({ weight }: { weight?: number }) => (weight === undefined ? null : weight * 10);
  const services = [
    await startSubgraph("a", `${subgraphs["a"]} extend type Query { nn: NN nns: [NN] must: NN! broken: Int } ${nn} }`, {
      Query: {
        item: () => item,
        nn: () => one,
        nns: () => [one, two],
        must: () => one,
        broken: () => Promise.reject(new Error("out of ink")),
      },
    }),
    await startSubgraph("b", `${subgraphs["b"]} ${nn} v: String! w: String }`, {
      Item: { __resolveReference: (reference: object) => reference, ship: shipOf, stock: () => 100 },
      NN: { __resolveReference: () => null },
    }),
  ];
  const { supergraphSdl = "", errors } = composeServices(services);
  expect(errors ?? []).toEqual([]);
  const log = createLog({ service: "router", level: "silent" });
  const router = await createPlainRouter({ supergraphSdl, version: "0.0.0", log });
  stops.push(router.stop);
  const { url } = await listen(router.app, { host: "127.0.0.1", port: 0 });
  return async (query: string, variables: object = {}): Promise<unknown> => {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ query, variables });
    return (await fetch(`${url}/graphql`, { method: "POST", headers, body })).json();
  };
}

async function startSubgraph(name: string, sdl: string, resolvers: GraphQLResolverMap<unknown>) {
  const typeDefs = parse(`${LINK} ${sdl}`);
  return { name, typeDefs, url: await serve(buildSubgraphSchema([{ typeDefs, resolvers }])) };
}

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
