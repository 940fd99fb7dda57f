import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Harness, startHarness } from "../federation/harness.ts";

/** What a security review took a place or the router away with, as it was sent. */
const EXPENSIVE = {
  "59,000 nested rows": "{ punches(first:1000){ edges{ node{ user{ punches(first:59){ edges{ node{ id } } } } } } } }",
  "50 lists of 1,000 cursors": `{ ${Array.from({ length: 50 }, (_, it) => `a${it}: punches(first:1000,orderBy:AT_ASC){edges{cursor}}`).join(" ")} }`,
} as const;

/** What reports and pages ask: it stays legal, and is answered. */
const LEGAL = {
  "1,000 punches with user and device":
    "{ punches(first: 1000) { totalCount edges { node { id user { name } device { name } } } } }",
  "50 users with 20 punches each":
    "{ users(first: 50) { totalCount edges { node { id punches(first: 20) { edges { node { id } } } } } } }",
} as const;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ places: { riyadh: 500, cairo: 500 } });
});
afterAll(() => harness.stop());

describe("one subject", () => {
  it.each(Object.entries(EXPENSIVE))("is refused %s before any place is asked", async (_what, query) => {
    const before = harness.place("riyadh").requests();
    const { errors } = await harness.query(query);
    expect(errors.map(({ extensions }) => extensions["code"])).toEqual(["QUERY_TOO_COSTLY"]);
    expect(harness.place("riyadh").requests()).toBe(before);
  });

  it.each(Object.entries(LEGAL))("is answered %s", async (_what, query) => {
    const { errors, data } = await harness.query(query);
    expect([errors, Object.values(data ?? {})]).toEqual([
      [],
      [expect.objectContaining({ totalCount: expect.any(Number) })],
    ]);
  });
});
