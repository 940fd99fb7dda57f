import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Harness, startHarness } from "../harness.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ places: { riyadh: 500, cairo: 500, dubai: 500 } });
});
afterAll(() => harness.stop());

interface Page {
  readonly edges: readonly { readonly node: { readonly id: string; readonly at: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly endCursor: string };
  readonly totalCount: number;
}

async function readAll(orderBy: string, first: number): Promise<Page[]> {
  const query = `query ($orderBy: PunchOrder, $first: Int, $after: String) {
    punches(orderBy: $orderBy, first: $first, after: $after) {
      edges { node { id at } } pageInfo { hasNextPage hasPreviousPage endCursor } totalCount
    }
  }`;
  const pages: Page[] = [];
  for (let after: string | null = null; ; ) {
    const { data, errors } = await harness.query(query, { variables: { orderBy, first, after } });
    expect(errors).toEqual([]);
    const page: Page = Object(data)["punches"];
    pages.push(page);
    if (!page.pageInfo.hasNextPage) return pages;
    after = page.pageInfo.endCursor;
  }
}

describe("paging 1500 punches of three places in pages of 137", () => {
  it.each([
    ["AT_DESC", -1],
    ["AT_ASC", 1],
  ])("gives each once and in order: %s", async (orderBy, sign) => {
    const pages = await readAll(orderBy, 137);
    const rows = pages.flatMap((page) => page.edges.map(({ node }) => node));
    expect(pages).toHaveLength(11);
    expect(new Set(rows.map((row) => row.id)).size).toBe(1500);
    const instants = rows.map((row) => Date.parse(row.at) * sign);
    expect(instants).toEqual(instants.toSorted((left, right) => left - right));
    expect(pages.map((page) => page.totalCount)).toEqual(pages.map(() => 1500));
    expect(pages.map((page) => page.pageInfo.hasPreviousPage)).toEqual(pages.map((_page, index) => index > 0));
  });

  it("asks each place for its share and not for the whole page", async () => {
    const before = harness.place("cairo").requests();
    await harness.query("{ punches(first: 300) { edges { node { id } } } }");
    expect(harness.place("cairo").requests() - before).toBe(1);
  });

  it("fills up from the one place that holds the newest rows", async () => {
    const { data } = await harness.query(
      '{ punches(first: 100, placeIds: ["riyadh", "dubai"], filter: { userIds: ["riyadh/1001", "dubai/1001"] }) { totalCount edges { node { id } } } }',
    );
    expect(Object(data).punches.edges).toHaveLength(100);
  });
});

/** Operations whose answer over three places must be what one list of all rows would give. */
const OPERATIONS: readonly [name: string, query: string, variables: object, expected: object][] = [
  [
    "aliases of fields and of sub-fields",
    `{ newest: punches(first: 1) { rows: edges { it: node { key: id } where: cursor } count: totalCount }
       oldest: punches(first: 1, orderBy: AT_ASC) { edges { node { id } } } }`,
    {},
    {
      newest: { rows: [{ it: { key: "dubai/p000500" }, where: expect.any(String) }], count: 1500 },
      oldest: { edges: [{ node: { id: "riyadh/p000001" } }] },
    },
  ],
  [
    "fragments, named and inline",
    `query { punches(first: 2) { ...Rows ... on PunchConnection { totalCount } } }
     fragment Rows on PunchConnection { edges { ...Row } } fragment Row on PunchEdge { node { id } }`,
    {},
    { punches: { edges: [{ node: { id: "dubai/p000500" } }, { node: { id: "cairo/p000500" } }], totalCount: 1500 } },
  ],
  [
    "variables with defaults",
    "query ($n: Int = 1, $order: PunchOrder = AT_ASC) { punches(first: $n, orderBy: $order) { edges { node { id } } } }",
    {},
    { punches: { edges: [{ node: { id: "riyadh/p000001" } }] } },
  ],
  [
    "@include and @skip on fields and on the root",
    `query ($no: Boolean!, $yes: Boolean!) {
       punches(first: 1) { totalCount @include(if: $no) edges @skip(if: $no) { node { id } } pageInfo @include(if: $yes) { hasNextPage } }
       devices @include(if: $no) { totalCount }
       users @skip(if: $no) { totalCount }
     }`,
    { no: false, yes: true },
    {
      punches: { edges: [{ node: { id: "dubai/p000500" } }], pageInfo: { hasNextPage: true } },
      users: { totalCount: 9 },
    },
  ],
  [
    "the same field twice, edges under two keys",
    "{ punches(first: 1) { a: edges { node { id } } b: edges { cursor } edges { node { pin } } edges { node { id } } } }",
    {},
    {
      punches: {
        a: [{ node: { id: "dubai/p000500" } }],
        b: [{ cursor: expect.any(String) }],
        edges: [{ node: { pin: expect.any(String), id: "dubai/p000500" } }],
      },
    },
  ],
  [
    "totals alone",
    "{ punches { totalCount unavailable { place __typename } __typename } devices { totalCount } }",
    {},
    { punches: { totalCount: 1500, unavailable: [], __typename: "PunchConnection" }, devices: { totalCount: 6 } },
  ],
  [
    "page info alone",
    "{ punches(first: 1500) { totalCount } devices(first: 2) { pageInfo { hasNextPage hasPreviousPage __typename } } }",
    {},
    { punches: null, devices: { pageInfo: { hasNextPage: true, hasPreviousPage: false, __typename: "PageInfo" } } },
  ],
  [
    "several root fields of different targets in one operation",
    '{ one: devices(placeIds: ["cairo"]) { totalCount } all: devices { totalCount } punch(id: "riyadh/p000007") { id } none: punch(id: "riyadh/nobody") { id } }',
    {},
    { one: { totalCount: 2 }, all: { totalCount: 6 }, punch: { id: "riyadh/p000007" }, none: null },
  ],
  [
    "fields of other subgraphs on entities inside lists",
    "{ punches(first: 2) { edges { node { place { location } device { place { status name } } } } } }",
    {},
    {
      punches: {
        edges: [
          { node: { place: { location: "Somewhere" }, device: { place: { status: "ONLINE", name: "DUBAI" } } } },
          { node: { place: { location: "Somewhere" }, device: { place: { status: "ONLINE", name: "CAIRO" } } } },
        ],
      },
    },
  ],
  [
    "lists of entities that the router found",
    "{ places { id punches(first: 1) { edges { node { id } } totalCount } } }",
    {},
    {
      places: ["riyadh", "cairo", "dubai"].map((id) => ({
        id,
        punches: { edges: [{ node: { id: `${id}/p000500` } }], totalCount: 500 },
      })),
    },
  ],
  [
    "no rows at all",
    "{ punches(first: 0) { edges { cursor } totalCount } }",
    {},
    { punches: { edges: [], totalCount: 1500 } },
  ],
];

it.each(OPERATIONS)("answers %s", async (_name, query, variables, expected) => {
  expect((await harness.query(query, { variables })).data).toEqual(expected);
});

describe("input that no place must be asked with", () => {
  it.each([
    ["a cursor that is no cursor", '{ punches(after: "nonsense") { totalCount } }', "BAD_CURSOR", "after"],
    [
      "a cursor of one place alone",
      '{ punches(after: "%%", placeIds: ["cairo"]) { totalCount } }',
      "BAD_CURSOR",
      "after",
    ],
    ["an empty cursor", '{ devices(after: "") { totalCount } }', "BAD_CURSOR", "after"],
    ["too large a page", "{ punches(first: 1001) { totalCount } }", "BAD_USER_INPUT", "first"],
    ["a negative page", "{ punches(first: -1) { totalCount } }", "BAD_USER_INPUT", "first"],
    ["a page of another list", '{ users(first: -1, placeIds: ["cairo"]) { totalCount } }', "BAD_USER_INPUT", "first"],
    ["a malformed id", '{ punch(id: "%%/1") { id } }', "BAD_USER_INPUT", "id"],
    ["a list of no places", "{ devices(placeIds: []) { totalCount } }", "BAD_USER_INPUT", "placeIds"],
    ["an unknown place", '{ devices(placeIds: ["nowhere"]) { totalCount } }', "BAD_USER_INPUT", "placeIds"],
    [
      "a malformed id in a filter",
      '{ punches(filter: { deviceIds: ["a b/1"] }) { totalCount } }',
      "BAD_USER_INPUT",
      "filter.deviceIds",
    ],
    ["a malformed place id", '{ place(id: "No Place") { id } }', "BAD_USER_INPUT", "id"],
  ])("is refused: %s", async (_name, query, code, argument) => {
    const before = [...harness.places.values()].map((place) => place.requests());
    const { data, errors } = await harness.query(query);
    expect(Object.values(data ?? {})).toEqual([null]);
    expect(errors).toMatchObject([{ extensions: { code, argument } }]);
    expect([...harness.places.values()].map((place) => place.requests())).toEqual(before);
  });

  it.each([
    ["a number", "{ places { devices(first: %%) { totalCount } } }"],
    ["a number in a fragment", "{ places { ...F } } fragment F on Place { users(first: %%) { totalCount } }"],
    ["a default", "query ($n: Int = %%) { devices { edges { node { punches(first: $n) { totalCount } } } } }"],
    ["a number in a list of a list", "{ users { edges { node { devices(first: %%) { totalCount } } } } }"],
    ["a number in a stream", "subscription { punchRecorded { punch { user { punches(first: %%) { totalCount } } } } }"],
  ])("judges the page of every list below the root: %s", async (_name, query) => {
    const before = [...harness.places.values()].map((place) => place.requests());
    for (const first of [-1, 1001, 2_000_000_000]) {
      const { status, errors } = await harness.query(query.replace("%%", String(first)));
      expect([status, errors]).toMatchObject([
        400,
        [{ message: "first must be from 0 to 1000", extensions: { code: "BAD_USER_INPUT", argument: "first" } }],
      ]);
    }
    expect([...harness.places.values()].map((place) => place.requests())).toEqual(before);
  });

  it("judges the page that a variable states", async () => {
    const query = "query ($n: Int) { places { devices(first: $n) { edges { cursor } } } }";
    expect((await harness.query(query, { variables: { n: -1 } })).status).toBe(400);
    expect((await harness.query(query, { variables: { n: null } })).errors).toEqual([]);
    expect((await harness.query(query, { variables: { n: 0 } })).errors).toEqual([]);
  });

  it("takes a page of no rows: totals and whether rows follow, over one place and over several", async () => {
    const page = "(first: 0) { edges { cursor } totalCount pageInfo { hasNextPage startCursor endCursor } }";
    const query = `{ all: punches${page} one: punches${page.replace("(", '(placeIds: ["cairo"], ')} none: devices(first: -1) { totalCount } }`;
    const { data, errors } = await harness.query(query);
    const pageInfo = { hasNextPage: true, startCursor: null, endCursor: null };
    const { all, one, none } = Object(data);
    expect(all).toEqual({ edges: [], totalCount: expect.any(Number), pageInfo });
    expect(one).toEqual({ edges: [], totalCount: expect.any(Number), pageInfo });
    expect(none).toBeNull();
    expect(errors).toMatchObject([{ path: ["none"], message: "first must be from 0 to 1000" }]);
  });

  it.each(["gate-1", "Gate 1"])("says what an id looks like to who asks for %j", async (id) => {
    const { errors } = await harness.query("query ($id: ID!) { device(id: $id) { name } }", { variables: { id } });
    expect(errors).toMatchObject([{ message: expect.stringContaining("ids look like riyadh") }]);
  });

  it("passes on that a cursor belongs to another list", async () => {
    const devices = await harness.query("{ devices(first: 1) { pageInfo { endCursor } } }");
    const after: string = Object(devices.data).devices.pageInfo.endCursor;
    const { data, errors } = await harness.query("query ($after: String) { punches(after: $after) { totalCount } }", {
      variables: { after },
    });
    expect(data).toEqual({ punches: null });
    expect(errors).toMatchObject([{ path: ["punches"], extensions: { code: "BAD_CURSOR" } }]);
  });
});
