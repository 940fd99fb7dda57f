import { encodeVectorCursor, parseVectorCursor } from "@biometricflow/schema/vector-cursor";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Harness, startHarness, until } from "../harness.ts";
import { openStream } from "../stream-client.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ places: { riyadh: 5, cairo: 5, dubai: 5 } });
});
afterAll(() => harness.stop());

const riyadhOnly = () => harness.token({ sub: "riyadh", role: "PLACE_ADMIN", places: ["riyadh"] });
const countRequests = () =>
  ["cairo", "dubai"].map((id) => harness.place(id).requests() + harness.place(id).subscribed());

/** Every form in which a viewer of Riyadh can name another place. */
const OUT_OF_SCOPE: readonly [name: string, query: string, path: readonly (string | number)[]][] = [
  ["a punch", '{ punch(id: "cairo/p000001") { id } }', ["punch"]],
  ["a device", '{ device(id: "cairo/gate-1") { id } }', ["device"]],
  ["a user", '{ user(id: "dubai/1001") { id } }', ["user"]],
  ["a place", '{ place(id: "cairo") { id name } }', ["place"]],
  ["a place's entity fields", '{ place(id: "cairo") { devices { totalCount } } }', ["place"]],
  ["a list by place", '{ devices(placeIds: ["cairo"]) { totalCount } }', ["devices"]],
  ["a list by a place beside an own one", '{ users(placeIds: ["riyadh", "dubai"]) { totalCount } }', ["users"]],
  ["a filter by user", '{ punches(filter: { userIds: ["cairo/1001"] }) { totalCount } }', ["punches"]],
  ["a list of users by a reader", '{ users(filter: { deviceIds: ["cairo/gate-1"] }) { totalCount } }', ["users"]],
  [
    "a filter by device beside own ones",
    '{ punches(filter: { deviceIds: ["riyadh/gate-1", "dubai/gate-1"] }) { totalCount } }',
    ["punches"],
  ],
  [
    "a filter by variables in a fragment under an alias",
    'query ($id: ID = "cairo/1001") { ...F } fragment F on Query { a: punches(filter: { userIds: ["riyadh/1001", $id] }) { totalCount } }',
    ["a"],
  ],
  [
    "a list of 3,901 places with one foreign",
    `{ punches(placeIds: [${'"riyadh" '.repeat(3900)} "dubai"]) { totalCount } }`,
    ["punches"],
  ],
  ["an id with a slash inside", '{ punch(id: "cairo/riyadh/p000001") { id } }', ["punch"]],
  ["an id with an encoded slash", '{ punch(id: "cairo/%2Friyadh") { id } }', ["punch"]],
  [
    "a filter against the places",
    '{ punches(placeIds: ["riyadh"], filter: { userIds: ["cairo/1001"] }) { totalCount } }',
    ["punches"],
  ],
];

/** Ids of other places in arguments below the root, where only the parent's place would be asked. */
const NESTED: readonly [name: string, query: string, variables: Record<string, unknown>][] = [
  ["a literal", '{ place(id: "riyadh") { punches(filter: { userIds: ["cairo/1001"] }) { totalCount } } }', {}],
  [
    "a variable",
    'query ($ids: [ID!]) { place(id: "riyadh") { punches(filter: { deviceIds: $ids }) { totalCount } } }',
    { ids: ["riyadh/gate-1", "dubai/gate-1"] },
  ],
  [
    "a variable that is the whole filter",
    "query ($f: PunchFilter) { users { edges { node { punches(filter: $f) { totalCount } } } } }",
    { f: { userIds: ["cairo/1001"] } },
  ],
];

describe("a viewer of one place", () => {
  it.each(NESTED)("is FORBIDDEN %s below the root, and nobody else is asked", async (_name, query, variables) => {
    const before = countRequests();
    const { errors } = await harness.query(query, { token: riyadhOnly(), variables });
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect(countRequests()).toEqual(before);
  });

  it.each(OUT_OF_SCOPE)("is FORBIDDEN %s, and nobody else is asked", async (_name, query, path) => {
    const before = countRequests();
    const { data, errors } = await harness.query(query, { token: riyadhOnly() });
    expect(Object.values(data ?? {})).toEqual([null]);
    expect(errors).toMatchObject([{ path, extensions: { code: "FORBIDDEN" } }]);
    expect(countRequests()).toEqual(before);
  });

  it("sees its own place alone where none is named", async () => {
    const before = countRequests();
    const { data, errors } = await harness.query(
      "{ places { id devices { totalCount } } me { places { id } } punches { totalCount unavailable { place } } }",
      { token: riyadhOnly() },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      places: [{ id: "riyadh", devices: { totalCount: 2 } }],
      me: { places: [{ id: "riyadh" }] },
      punches: { totalCount: 5, unavailable: [] },
    });
    expect(countRequests()).toEqual(before);
  });

  it.each([
    ["by place", { placeIds: ["cairo"] }],
    ["by user", { userIds: ["dubai/1001"] }],
  ])("may not subscribe %s; the socket stays", async (_name, variables) => {
    const before = countRequests();
    const stream = openStream(harness, { token: riyadhOnly(), variables });
    await until(() => stream.isOver(), "the refusal");
    expect(stream.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect(countRequests()).toEqual(before);
    await stream.stop();
  });

  it("gets back nothing of a position's other places, which are not contacted", async () => {
    const before = countRequests();
    const after = encodeVectorCursor(
      new Map([
        ["riyadh", { epoch: "riyadh-1", seq: 0 }],
        ["cairo", { epoch: "cairo-1", seq: 1 }],
        ["nowhere", { epoch: "x", seq: 1 }],
      ]),
    );
    const stream = openStream(harness, { token: riyadhOnly(), variables: { after } });
    await until(() => stream.notices().includes("CAUGHT_UP"), "caught up");
    expect([...(parseVectorCursor(stream.cursor())?.keys() ?? [])]).toEqual(["riyadh"]);
    expect(countRequests()).toEqual(before);
    await stream.stop();
  });

  it("follows its own place alone", async () => {
    const before = countRequests();
    const stream = openStream(harness, { token: riyadhOnly() });
    await until(() => stream.notices().includes("CAUGHT_UP"), "caught up");
    harness.place("cairo").punch();
    const { id } = harness.place("riyadh").punch();
    await until(() => stream.ids().length === 1, "the punch");
    expect(stream.ids()).toEqual([id]);
    expect(countRequests()).toEqual(before);
    await stream.stop();
  });
});

describe("rights", () => {
  it.each([
    ["a MANAGER", { role: "MANAGER" }, "{ punches { totalCount } }", "FORBIDDEN"],
    [
      "an EMPLOYEE",
      { role: "EMPLOYEE", users: ["riyadh/1001"] },
      '{ place(id: "riyadh") { devices { totalCount } } }',
      "FORBIDDEN",
    ],
  ] as const)("keep raw data from %s before any place is asked", async (_name, claims, query, code) => {
    const before = [...harness.places.values()].map((place) => place.requests());
    const answer = await harness.query(query, { token: harness.token(claims) });
    expect(answer).toMatchObject({ status: 403, errors: [{ extensions: { code } }] });
    expect([...harness.places.values()].map((place) => place.requests())).toEqual(before);
  });

  it("are FORBIDDEN to a viewer without any place", async () => {
    const { data, errors } = await harness.query("{ punches { totalCount } }", {
      token: harness.token({ places: [] }),
    });
    expect(data).toEqual({ punches: null });
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });
});
