import { compareCursorKeys, encodeCursor, parseCursor } from "@biometricflow/schema/cursor";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestPlace } from "./place-harness.ts";
import { makeRow } from "./place-rows.ts";
import { type ListedPlace, ROWS, startListedPlace } from "./listed-place.ts";

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string; readonly pin?: string } }[];
  readonly pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
  readonly totalCount: number;
}

let listed: ListedPlace;
let place: TestPlace;

beforeAll(async () => {
  listed = await startListedPlace();
  place = listed.place;
});

afterAll(() => listed.stop());

const PAGE = "edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } totalCount";

async function readPage(field: string, args: string, after: string | null): Promise<Page> {
  const { data, errors } = await place.query<{ list: Page }>(
    `query ($after: String) { list: ${field}(${args}, after: $after) { ${PAGE} } }`,
    { after },
  );
  expect(errors).toEqual([]);
  return data.list;
}

async function readAll(field: string, orderBy: string, first: number): Promise<string[]> {
  const seen: string[] = [];
  let keys: readonly (string | number)[] | undefined;
  for (let after: string | null = null; ; ) {
    const page = await readPage(field, `orderBy: ${orderBy}, first: ${first}`, after);
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
    for (const { cursor, node } of page.edges) {
      const next = parseCursor(cursor) ?? [];
      if (keys !== undefined)
        expect(compareCursorKeys(keys, next) * (orderBy.endsWith("DESC") ? -1 : 1)).toBeLessThan(0);
      keys = next;
      seen.push(node.id);
    }
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) return seen;
  }
}

describe("lists", () => {
  it.each(["AT_DESC", "AT_ASC"])("pages through all punches in order %s, each once", async (orderBy) => {
    const ids = await readAll("punches", orderBy, 97);
    expect(new Set(ids).size).toBe(ROWS);
    expect(ids).toHaveLength(ROWS);
  });

  it.each([
    ["users", "NAME_ASC", 7],
    ["users", "PIN_ASC", 7],
    ["devices", "NAME_ASC", 3],
    ["devices", "NAME_DESC", 3],
    ["devices", "LAST_SEEN_DESC", 3],
  ])("pages through %s in order %s one by one", async (field, orderBy, count) => {
    expect(await readAll(field, orderBy, 1)).toHaveLength(count);
  });

  it("continues after a position that another place gave", async () => {
    const middle = makeRow(300).atMs ?? 0;
    for (const [id, expected] of [
      ["cairo/zzz", "AT"],
      ["zurich/aaa", "AFTER"],
    ] as const) {
      const { data } = await place.query<{ punches: Page }>(
        `{ punches(orderBy: AT_ASC, first: 1, after: "${encodeCursor([middle, id, "punches AT_ASC"])}") { ${PAGE} } }`,
      );
      const [at] = parseCursor(data.punches.edges[0]?.cursor ?? "") ?? [];
      expect(at === middle).toBe(expected === "AT");
    }
  });

  it("takes null for an argument as its default", async () => {
    const { data, errors } = await place.query<{ punches: Page }>(
      `{ punches(placeIds: null, filter: null, orderBy: null, first: null, after: null) { ${PAGE} } }`,
    );
    expect(errors).toEqual([]);
    expect(data.punches.edges).toHaveLength(50);
    expect(data.punches.edges[0]?.node.id).toBe((await readAll("punches", "AT_DESC", 1_000))[0]);
  });

  it.each([
    [`filter: { userIds: ["riyadh/1003"] }`, (index: number) => index % 7 === 3],
    [`filter: { deviceIds: ["riyadh/gate-2"] }`, (index: number) => index >= 1_000],
    [
      `filter: { deviceIds: ["riyadh/gate-2", "cairo/gate-1"], userIds: ["riyadh/1001", "riyadh/1002"] }`,
      (index: number) => index >= 1_000 && [1, 2].includes(index % 7),
    ],
    [`filter: { deviceIds: ["cairo/gate-1"] }`, () => false],
    [`filter: { userIds: [] }`, () => false],
    [`placeIds: ["cairo"]`, () => false],
    [`placeIds: ["cairo", "riyadh"]`, () => true],
    [
      `filter: { from: "2026-03-01T08:00:30+03:00", to: "2026-03-01T05:01:00Z" }`,
      (index: number) => {
        const second = index - (index % 3 === 1 ? 1 : 0);
        return second >= 30 && second < 60;
      },
    ],
  ])("narrows punches by %s", async (args, isExpected) => {
    const { data, errors } = await place.query<{ punches: Page }>(`{ punches(${args}, first: 1000) { ${PAGE} } }`);
    const expected = Array.from({ length: ROWS }, (_, index) => index).filter(isExpected);
    expect(errors).toEqual([]);
    expect(data.punches.totalCount).toBe(expected.length);
    expect(data.punches.edges.map(({ node }) => node.id).toSorted()).toEqual(
      expected.slice(0, 1_000).length === expected.length
        ? expected.map((index) => `riyadh/${makeRow(index).digest}`).toSorted()
        : data.punches.edges.map(({ node }) => node.id).toSorted(),
    );
  });

  it.each([
    ["احمد", ["riyadh/1001", "riyadh/1002"]],
    ["LAYLA", ["riyadh/1004", "riyadh/1005"]],
    ["1006", ["riyadh/1006"]],
    ["%", []],
  ])("finds users by %s", async (search, expected) => {
    const { data } = await place.query<{ users: Page }>(
      `query ($search: String) { users(filter: { search: $search }) { ${PAGE} } }`,
      { search },
    );
    expect(data.users.edges.map(({ node }) => node.id).toSorted()).toEqual(expected);
    expect(data.users.totalCount).toBe(expected.length);
  });

  it.each([
    [`{ deviceIds: ["riyadh/gate-2"] }`, ["riyadh/1000"]],
    [`{ deviceIds: ["riyadh/gate-1", "riyadh/gate-2"], search: "100" }`, 7],
    [`{ deviceIds: ["riyadh/gate-1"], search: "layla" }`, ["riyadh/1004", "riyadh/1005"]],
    [`{ deviceIds: ["riyadh/lobby"] }`, []],
    [`{ deviceIds: ["cairo/gate-1"] }`, []],
    [`{ deviceIds: [] }`, []],
  ])("finds the users of readers by %s", async (filter, expected) => {
    const { data } = await place.query<{ users: Page }>(`{ users(filter: ${filter}) { ${PAGE} } }`);
    const ids = data.users.edges.map(({ node }) => node.id).toSorted();
    expect(typeof expected === "number" ? new Set(ids).size : ids).toEqual(expected);
    expect(data.users.totalCount).toBe(ids.length);
  });

  it.each([
    [`filter: { search: "GATE" }`, ["riyadh/gate-1", "riyadh/gate-2"]],
    [`filter: { search: "10.0.0.2" }`, ["riyadh/lobby"]],
    [`filter: { status: [DISABLED] }`, ["riyadh/lobby"]],
    [`filter: { status: [] }`, []],
    [`placeIds: ["cairo"]`, []],
  ])("finds devices by %s", async (args, expected) => {
    const { data } = await place.query<{ devices: Page }>(`{ devices(${args}) { ${PAGE} } }`);
    expect(data.devices.edges.map(({ node }) => node.id)).toEqual(expected);
    expect(data.devices.totalCount).toBe(expected.length);
  });

  it("lists of a person what each reader keeps: name, privilege and card", async () => {
    const { data, errors } = await place.query<{ users: unknown; one: unknown }>(`{
      users(first: 2, orderBy: PIN_ASC) { edges { node { pin enrolments { device { id } name privilege cardNumber } } } }
      one: user(id: "riyadh/1000") { enrolments(first: 1) { name } } }`);
    expect(errors).toEqual([]);
    const kept = (reader: string, name: string, privilege = "USER", cardNumber: string | null = null) => {
      return { device: { id: `riyadh/${reader}` }, name, privilege, cardNumber };
    };
    const atGates = [kept("gate-1", "Zoë"), kept("gate-2", "Zoe", "ADMINISTRATOR", "4294967295")];
    expect(data).toEqual({
      users: {
        edges: [
          { node: { pin: "1000", enrolments: atGates } },
          { node: { pin: "1001", enrolments: [kept("gate-1", "أحمد")] } },
        ],
      },
      one: { enrolments: [{ name: "Zoë" }] },
    });
  });

  it("lists under an entity what the root lists with its id", async () => {
    const { data } = await place.query<Record<string, Record<string, unknown>>>(`{
      user(id: "riyadh/1000") { punches(first: 1000) { ${PAGE} } devices { ${PAGE} } }
      device(id: "riyadh/gate-2") { punches(first: 1000, filter: { userIds: ["riyadh/1000"] }) { totalCount } }
      both: punches(first: 1000, filter: { userIds: ["riyadh/1000"], deviceIds: ["riyadh/gate-2"] }) { totalCount }
      own: punches(first: 1000, filter: { userIds: ["riyadh/1000"] }) { ${PAGE} }
    }`);
    expect(data["user"]?.["punches"]).toEqual(data["own"]);
    expect(data["device"]?.["punches"]).toEqual(data["both"]);
    expect(data["user"]?.["devices"]).toMatchObject({ totalCount: 2 });
  });
});

describe("entities", () => {
  it("tells what the clock of the place shows while it answers", async () => {
    const beforeMs = Date.now();
    const { data } = await place.query<{ _entities: readonly { now: string }[] }>(
      "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Place { now } } }",
      { of: [{ __typename: "Place", id: "riyadh" }] },
    );
    const nowMs = Date.parse(data._entities[0]?.now ?? "");
    expect([beforeMs <= nowMs, nowMs <= Date.now()]).toEqual([true, true]);
  });

  it("resolves references in one request, null for those it does not have", async () => {
    const representations = [
      { __typename: "Punch", id: `riyadh/${makeRow(7).digest}` },
      { __typename: "Punch", id: "riyadh/unknown" },
      { __typename: "User", id: "riyadh/1001" },
      { __typename: "Device", id: "riyadh/lobby" },
      { __typename: "Place", id: "riyadh" },
      { __typename: "Place", id: "cairo" },
      { __typename: "Punch", id: `riyadh/${makeRow(5_000).digest}` },
    ];
    const { data, errors } = await place.query<{ _entities: unknown[] }>(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Punch { pin device { name } } ... on User { name } ... on Device { name status } ... on Place { name timeZone devices { totalCount } }
      } }`,
      { representations },
    );
    expect(errors).toEqual([]);
    expect(data._entities).toEqual([
      { pin: "1000", device: { name: "Gate" } },
      null,
      { name: "أحمد" },
      { name: "Ägypten Lobby", status: "DISABLED" },
      { name: "Riyadh HQ", timeZone: "Asia/Riyadh", devices: { totalCount: 3 } },
      null,
      null, // set aside
    ]);
  });

  it("answers null for an id of another place and of nothing", async () => {
    const { data, errors } = await place.query(
      `{ a: punch(id: "cairo/x") { id } b: user(id: "riyadh/nobody") { id } c: device(id: "cairo/gate-1") { id } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ a: null, b: null, c: null });
  });
});

describe("bad input", () => {
  it.each([
    [`punches(first: -1) { totalCount }`, "BAD_USER_INPUT", "first"],
    [`users(first: 1001) { totalCount }`, "BAD_USER_INPUT", "first"],
    [`devices(first: -1) { totalCount }`, "BAD_USER_INPUT", "first"],
    [`punches(after: "zzz") { totalCount }`, "BAD_CURSOR", "after"],
    [`punches(after: "${encodeCursor(["a", "b"])}") { totalCount }`, "BAD_CURSOR", "after"],
    [`users(after: "${encodeCursor([1, "b"])}") { totalCount }`, "BAD_CURSOR", "after"],
    [`users(after: "WyJsb2JieSIsImNhaXJvL2xvYmJ5Il0") { totalCount }`, "BAD_CURSOR", "after"],
    [`users(after: "${encodeCursor(["a", "b", "devices NAME_ASC"])}") { totalCount }`, "BAD_CURSOR", "after"],
    [`punch(id: "Not An Id") { id }`, "BAD_USER_INPUT", "id"],
    [`user(id: "riyadh") { id }`, "BAD_USER_INPUT", "id"],
    [`device(id: "riyadh/%") { id }`, "BAD_USER_INPUT", "id"],
    [`punches(filter: { userIds: ["/"] }) { totalCount }`, "BAD_USER_INPUT", "filter.userIds"],
    [`users(filter: { deviceIds: ["/"] }) { totalCount }`, "BAD_USER_INPUT", "filter.deviceIds"],
    [`punches(placeIds: []) { totalCount }`, "BAD_USER_INPUT", "placeIds"],
    [`punches(placeIds: ["riyadh/gate-1"]) { totalCount }`, "BAD_USER_INPUT", "placeIds"],
    [
      `punches(filter: { from: "2026-02-01T00:00:00Z", to: "2026-01-01T00:00:00Z" }) { totalCount }`,
      "BAD_USER_INPUT",
      "filter.from",
    ],
  ])("refuses %s", async (field, code, argument) => {
    const { status, errors } = await place.query(`{ ${field} }`);
    expect(status).toBe(200);
    expect(errors).toMatchObject([{ extensions: { code, argument } }]);
  });

  it.each(["2026-01-01T00:00:00", "yesterday", "2026-02-31T00:00:00Z", "2026-01-01", 5])(
    "refuses the instant %s",
    async (from) => {
      const { status, errors } = await place.query(
        `query ($from: DateTime) { punches(filter: { from: $from }) { totalCount } }`,
        { from },
      );
      expect(status).toBe(400);
      expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    },
  );
});

describe("other requests", () => {
  it("hands out its SDL for composition", async () => {
    const { data } = await place.query<{ _service: { sdl: string } }>("{ _service { sdl } }");
    expect(data._service.sdl).toContain("punchRecorded");
  });

  it.each([
    ["a subscription by POST", "subscription { punchRecorded { cursor } }"],
    ["an unknown field", "{ nothing }"],
    ["no GraphQL", "{"],
  ])("refuses %s with 400", async (_name, query) => {
    const { status, errors } = await place.query(query);
    expect(status).toBe(400);
    expect(errors).toHaveLength(1);
  });
});
