import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_TRAFFIC } from "../../../router/src/traffic/subgraph-client.ts";
import { type Harness, startHarness } from "../harness.ts";

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness({ places: { riyadh: 5, cairo: 6, dubai: 7 } });
});
afterEach(() => harness.stop());

/** A router that gives a place up soon. */
const HASTY = {
  ...DEFAULT_TRAFFIC,
  deadlineMs: 150,
  maxDeadlineMs: 150,
  retries: 0,
  breakAfterFailures: 3,
  breakForMs: 300,
};
const LIST = "{ punches { edges { node { id } } totalCount unavailable { place code message asOf } } }";

describe("one place of three is down", () => {
  beforeEach(() => harness.place("cairo").kill());

  it("is named in unavailable; the others' rows come without errors", async () => {
    const { data, errors, extensions } = await harness.query(LIST);
    expect(errors).toEqual([]);
    expect(Object(data).punches).toMatchObject({
      totalCount: 12,
      unavailable: [{ place: "cairo", code: "PLACE_UNREACHABLE" }],
    });
    expect(Object(data).punches.edges).toHaveLength(12);
    expect(extensions).toMatchObject({ unavailable: [{ place: "cairo", code: "PLACE_UNREACHABLE" }] });
  });

  it("is named in extensions also where unavailable was not selected", async () => {
    const { errors, extensions } = await harness.query("{ devices { totalCount } }");
    expect(errors).toEqual([]);
    expect(extensions).toMatchObject({ unavailable: [{ place: "cairo" }] });
  });

  it("leaves its entities null with an error, the others whole", async () => {
    const { data, errors } = await harness.query("{ places { id location devices { totalCount } } }");
    expect(data).toEqual({
      places: [
        { id: "riyadh", location: "Somewhere", devices: { totalCount: 2 } },
        { id: "cairo", location: "Somewhere", devices: null },
        { id: "dubai", location: "Somewhere", devices: { totalCount: 2 } },
      ],
    });
    expect(errors).toMatchObject([{ path: ["places", 1], extensions: { code: "PLACE_UNREACHABLE", place: "cairo" } }]);
  });

  it("leaves a routed field null with an error", async () => {
    const { data, errors } = await harness.query(
      '{ punch(id: "cairo/p000001") { id } other: punch(id: "riyadh/p000001") { id } }',
    );
    expect(data).toEqual({ punch: null, other: { id: "riyadh/p000001" } });
    expect(errors).toMatchObject([{ path: ["punch"], extensions: { code: "PLACE_UNREACHABLE", place: "cairo" } }]);
  });

  it("says since when its rows are unknown, and answers again when it is back", async () => {
    const startedAt = Date.now();
    await harness.place("cairo").start();
    await expect.poll(async () => (await harness.query(LIST)).extensions).toBeUndefined();
    await harness.place("cairo").kill();
    const killedAt = Date.now();
    const { data } = await harness.query(LIST);
    const asOf = Date.parse(Object(data).punches.unavailable[0].asOf);
    expect(asOf).toBeGreaterThanOrEqual(startedAt);
    expect(asOf).toBeLessThanOrEqual(killedAt);
  });
});

it("gives null and an error per place when no place answered, never an empty list", async () => {
  for (const place of harness.places.values()) await place.kill();
  const { data, errors } = await harness.query(LIST);
  expect(data).toEqual({ punches: null });
  expect(errors.map(({ path, extensions }) => [path, extensions["place"], extensions["code"]])).toEqual([
    [["punches"], "riyadh", "PLACE_UNREACHABLE"],
    [["punches"], "cairo", "PLACE_UNREACHABLE"],
    [["punches"], "dubai", "PLACE_UNREACHABLE"],
  ]);
});

describe("codes", () => {
  const codeOf = async () => {
    const { data } = await harness.query(LIST);
    return Object(data).punches.unavailable[0]?.code;
  };

  it("say PLACE_TIMEOUT for a place that takes too long, however often, as long as it is there at all", async () => {
    await harness.stop();
    harness = await startHarness({ places: { riyadh: 1, cairo: 1 }, settings: { traffic: HASTY } });
    harness.place("cairo").delayMs = 2000;
    for (let nth = 0; nth < 5; nth++) expect(await codeOf()).toBe("PLACE_TIMEOUT");
    harness.place("cairo").delayMs = 0;
    expect(await codeOf()).toBeUndefined();
  });

  it("say PLACE_CIRCUIT_OPEN for a place that cannot be reached, until it is there again; no client's query is the probe", async () => {
    await harness.stop();
    harness = await startHarness({ places: { riyadh: 1, cairo: 1 }, settings: { traffic: HASTY } });
    await harness.place("cairo").kill();
    expect([await codeOf(), await codeOf(), await codeOf(), await codeOf()]).toEqual([
      "PLACE_UNREACHABLE",
      "PLACE_UNREACHABLE",
      "PLACE_UNREACHABLE",
      "PLACE_CIRCUIT_OPEN",
    ]);
    await harness.place("cairo").start();
    const before = harness.place("cairo").requests();
    expect(await codeOf()).toBe("PLACE_CIRCUIT_OPEN");
    expect(harness.place("cairo").requests()).toBe(before);
    await expect.poll(codeOf).toBeUndefined();
  });

  it.each([
    ["PLACE_REFUSED", 401],
    ["PLACE_ERROR", 500],
    ["PLACE_UNREACHABLE", 503],
  ])("say %s for HTTP status %i", async (code, status) => {
    harness.place("cairo").failWith = status;
    expect(await codeOf()).toBe(code);
  });
});

it("fails over to another URL of the same place", async () => {
  const url = harness.place("cairo").url();
  harness.changePlace("cairo", { urls: ["http://127.0.0.1:1/graphql", url] });
  await expect.poll(async () => (await harness.query(LIST)).extensions).toBeUndefined();
});

it("asks a place once for equal queries at the same time", async () => {
  harness.place("cairo").delayMs = 200;
  const before = harness.place("cairo").requests();
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => harness.query('{ devices(placeIds: ["cairo"]) { totalCount } }')),
  );
  expect(harness.place("cairo").requests() - before).toBe(1);
  expect(answers.map(({ data }) => data)).toEqual(answers.map(() => ({ devices: { totalCount: 2 } })));
});
