import { afterAll, beforeAll, expect, it } from "vitest";
import { createTempDir, startTestPlace, type TestPlace } from "./place-harness.ts";
import { makeRow } from "./place-rows.ts";

let temp: ReturnType<typeof createTempDir>;
let place: TestPlace;

beforeAll(async () => {
  temp = createTempDir();
  place = await startTestPlace(temp.dir, []);
  const { ledger } = place;
  const readers = ["gate-1", "gate-2"];
  await ledger.registerReaders(
    readers.map((readerId) => ({ readerId, name: readerId, address: "10.0.0.1:4370", isEnabled: true })),
  );
  for (const [index, readerId] of readers.entries()) {
    const person = (slot: number) => ({ slot, pin: String(1000 + slot), name: "Zoë", privilegeCode: 0, cardNumber: 0 });
    await ledger.recordEnrolments(readerId, [person(0), person(1)]);
    const rows = Array.from({ length: 20 }, (_, row) => makeRow(index * 100 + row, { pin: String(1000 + (row % 2)) }));
    await ledger.recordRows(readerId, rows);
  }
});

afterAll(async () => {
  await place.stop();
  temp.remove();
});

/** Every list that the graph has of rows of this place, in every order. */
const LISTS = [
  ...["NAME_ASC", "NAME_DESC", "LAST_SEEN_DESC"].map((order) => `devices(orderBy: ${order} %%)`),
  ...["NAME_ASC", "PIN_ASC"].map((order) => `users(orderBy: ${order} %%)`),
  ...["AT_DESC", "AT_ASC"].map((order) => `punches(orderBy: ${order} %%)`),
  ...["devices(%%)", "users(%%)", "punches(%%)"].map(
    (list) => `_entities(representations: PLACE) { ... on Place { ${list} } }`,
  ),
  ...["riyadh/1000", "riyadh/1001"].flatMap((id) =>
    ["devices(%%)", "punches(orderBy: AT_ASC %%)"].map((list) => `user(id: "${id}") { ${list} }`),
  ),
  ...["riyadh/gate-1", "riyadh/gate-2"].map((id) => `device(id: "${id}") { punches(orderBy: AT_ASC %%) }`),
].map((list) => `{ it: ${list.replace("PLACE", '[{ __typename: "Place", id: "riyadh" }]')} }`);

it("goes on from a cursor of its own alone: one of another list, order or parent is BAD_CURSOR", async () => {
  const ask = (list: string, args: string) =>
    place.query(list.replace("%%", args).replace(/(\w+\([^()]*(?:first)[^()]*\))/, "$1 { edges { cursor } }"));
  const cursors = new Map<string, string>();
  for (const list of LISTS) {
    const cursor = /"cursor":"([^"]+)"/.exec(JSON.stringify(await ask(list, ", first: 1")))?.[1];
    if (cursor !== undefined) cursors.set(list, cursor);
  }
  expect(cursors.size).toBe(LISTS.length);
  for (const list of LISTS) {
    for (const [of, cursor] of cursors) {
      const { errors } = await ask(list, `, first: 2, after: "${cursor}"`);
      const codes = errors.map(({ extensions }) => extensions?.["code"]);
      expect([list, of, codes]).toEqual([list, of, list === of ? [] : ["BAD_CURSOR"]]);
    }
  }
});

it("gives a page of no rows its totals and whether rows follow", async () => {
  const { data, errors } = await place.query(
    "{ devices(first: 0) { edges { cursor } totalCount pageInfo { hasNextPage } } }",
  );
  expect([data, errors]).toEqual([{ devices: { edges: [], totalCount: 2, pageInfo: { hasNextPage: true } } }, []]);
});
