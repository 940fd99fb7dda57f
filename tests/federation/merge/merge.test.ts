import { toSortKey } from "@biometricflow/schema/sort-key";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Harness, startHarness } from "../harness.ts";

const PLACES = ["riyadh", "cairo", "dubai"] as const;
let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ places: { riyadh: 40, cairo: 40, dubai: 40 } });
});
afterAll(() => harness.stop());

async function readAll(list: string, orderBy: string, first: number): Promise<string[]> {
  const query = `query ($after: String) { ${list}(orderBy: ${orderBy}, first: ${first}, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const { data, errors } = await harness.query(query, { variables: { after } });
    expect(errors).toEqual([]);
    const page = Object(data)[list];
    ids.push(...page.edges.map(({ node }: { node: { id: string } }) => node.id));
    if (!page.pageInfo.hasNextPage) return ids;
    after = page.pageInfo.endCursor;
  }
}

function compareBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

describe("rows whose instants are the same in every place", () => {
  it.each(["AT_DESC", "AT_ASC"])(
    "come once each, by the bytes of their ids, on pages of every size: %s",
    async (orderBy) => {
      const atMs = Date.UTC(2026, 0, 1);
      for (const place of PLACES) {
        const { punches } = harness.place(place).ledger;
        for (const [index, punch] of punches.entries()) punches[index] = { ...punch, atMs };
      }
      const ids = PLACES.flatMap((place) => harness.place(place).ledger.punches.map(({ id }) => id)).toSorted(
        compareBytes,
      );
      const expected = orderBy === "AT_ASC" ? ids : ids.toReversed();
      for (const first of [1, 7, 120, 1000]) expect(await readAll("punches", orderBy, first)).toEqual(expected);
    },
  );
});

const name = fc.string({
  unit: fc.constantFrom(
    "a",
    "B",
    "z",
    "Z",
    "0",
    "٣",
    "ا",
    "أ",
    "ة",
    "ي",
    "ى",
    "é",
    "\uFFFD",
    "\u{1F600}",
    "\u{10FFFF}",
    "\uE000",
    " ",
  ),
  maxLength: 5,
});

it("orders names of any script by the UTF-8 bytes of their folded form, as one list of all places would", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...PLACES), name), { maxLength: 40 }),
      fc.integer({ min: 1, max: 9 }),
      async (readers, first) => {
        for (const place of PLACES) harness.place(place).ledger.readers.length = 0;
        const rows = readers.map(([place, text], index) => {
          const { ledger } = harness.place(place);
          ledger.readers.push(`r${index}`);
          ledger.readerNames.set(`r${index}`, text);
          return { id: `${place}/r${index}`, key: toSortKey(text) };
        });
        const sorted = rows.toSorted(
          (left, right) => compareBytes(left.key, right.key) || compareBytes(left.id, right.id),
        );
        const ids = sorted.map(({ id }) => id);
        expect(await readAll("devices", "NAME_ASC", first)).toEqual(ids);
        expect(await readAll("devices", "NAME_DESC", first)).toEqual(ids.toReversed());
      },
    ),
    { numRuns: 25 },
  );
});

describe("a place that fails while its rows are fetched further", () => {
  afterEach(() =>
    Object.defineProperty(harness.place("cairo"), "failWith", { value: undefined, writable: true, configurable: true }),
  );

  it("keeps the rows it gave and is named in unavailable", async () => {
    const place = harness.place("cairo");
    const before = place.requests();
    Object.defineProperty(place, "failWith", {
      configurable: true,
      get: () => (place.requests() > before + 1 ? 500 : undefined),
    });
    for (const id of ["riyadh", "dubai"]) harness.place(id).ledger.punches.length = 0;
    const { data, errors } = await harness.query(
      "{ punches(first: 30) { edges { node { id } } totalCount unavailable { place code } } }",
    );
    expect(errors).toEqual([]);
    expect(Object(data).punches).toMatchObject({
      totalCount: 40,
      unavailable: [{ place: "cairo", code: "PLACE_ERROR" }],
    });
    expect(Object(data).punches.edges).toHaveLength(20);
    expect(place.requests() - before).toBe(2);
  });
});

describe("a cursor", () => {
  const cursorOf = async (list: string) => {
    const { data } = await harness.query(`{ it: ${list} { pageInfo { endCursor } } }`);
    return Object(data).it.pageInfo.endCursor;
  };

  it("of the other order of the same list begins there", async () => {
    const after = await cursorOf("punches(first: 1, orderBy: AT_ASC)");
    const { data, errors } = await harness.query(
      "query ($after: String) { punches(after: $after) { edges { cursor } } }",
      { variables: { after } },
    );
    expect(errors).toEqual([]);
    expect(Object(data).punches.edges).toEqual([]);
  });

  it.each([
    ["no list", [1, 2, 3]],
    ["a place that is not in scope, which says nothing", [Date.UTC(2027, 0, 1), "nowhere/1"]],
  ])("of %s never leads to an error of the router", async (_name, keys) => {
    const after = Buffer.from(JSON.stringify(keys)).toString("base64url");
    const answer = await harness.query("query ($after: String) { punches(after: $after) { totalCount } }", {
      variables: { after },
    });
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer)).not.toContain("INTERNAL_SERVER_ERROR");
  });
});

it("answers over a hundred places as one list", async () => {
  const many = await startHarness({
    places: Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`p${index}`, 15])),
  });
  for (const first of [1, 100, 1000]) {
    const { data, errors } = await many.query(
      `{ punches(first: ${first}) { edges { node { at } } totalCount pageInfo { hasNextPage } } }`,
    );
    expect(errors).toEqual([]);
    const instants = Object(data).punches.edges.map(({ node }: { node: { at: string } }) => Date.parse(node.at));
    expect(instants).toHaveLength(first);
    expect(instants).toEqual(instants.toSorted((left: number, right: number) => right - left));
    expect(Object(data).punches).toMatchObject({ totalCount: 1500, pageInfo: { hasNextPage: true } });
  }
  await many.stop();
});
