import { afterAll, beforeAll, expect, it } from "vitest";
import { type Harness, startHarness, until } from "../harness.ts";
import { openStream } from "../stream-client.ts";

/** Other words for everything the contract of the places is about. */
const RENAME = {
  devices: "gadgets",
  device: "gadget",
  Device: "Gadget",
  DeviceConnection: "GadgetConnection",
  DeviceOrder: "GadgetOrder",
  users: "folk",
  user: "enrollee",
  User: "Enrollee",
  punches: "swipes",
  punch: "swipe",
  Punch: "Swipe",
  PunchConnection: "SwipeConnection",
  PunchOrder: "SwipeOrder",
  AT_DESC: "WHEN_DESC",
  AT_ASC: "WHEN_ASC",
  placeIds: "siteIds",
  userIds: "folkIds",
  deviceIds: "gadgetIds",
  orderBy: "sortedBy",
  filter: "only",
  punchRecorded: "swipeSeen",
  PunchEvent: "SwipeEvent",
};

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ places: { riyadh: 40, cairo: 40, dubai: 40 }, rename: RENAME });
});
afterAll(() => harness.stop());

it("merges lists of a contract with other names, in the order asked for", async () => {
  const { data, errors } = await harness.query(
    '{ swipes(first: 3, sortedBy: WHEN_ASC) { edges { node { id gadget { place { status } } } } totalCount } gadgets(siteIds: ["cairo"]) { totalCount } }',
  );
  expect(errors).toEqual([]);
  expect(data).toMatchObject({ swipes: { totalCount: 120 }, gadgets: { totalCount: 2 } });
  const ids = Object(data).swipes.edges.map(({ node }: { node: { id: string } }) => node.id);
  expect(ids).toEqual(["riyadh/p000001", "cairo/p000001", "dubai/p000001"]);
});

it("routes, splits entities and keeps the scope of a contract with other names", async () => {
  const token = harness.token({ places: ["riyadh"] });
  const query =
    '{ swipe(id: "riyadh/p000001") { id } places { gadgets { totalCount } } other: swipes(only: { folkIds: ["cairo/1001"] }) { totalCount } }';
  const { data, errors } = await harness.query(query, { token });
  expect(data).toEqual({ swipe: { id: "riyadh/p000001" }, places: [{ gadgets: { totalCount: 2 } }], other: null });
  expect(errors).toMatchObject([{ path: ["other"], extensions: { code: "FORBIDDEN" } }]);
});

it("streams a contract with other names", async () => {
  const query =
    'subscription { seen: swipeSeen(siteIds: ["cairo"]) { punch: swipe { id place { status } } cursor phase notice { kind place } } }';
  const stream = openStream(harness, { query });
  await until(() => stream.notices().includes("CAUGHT_UP"), "caught up");
  const { id } = harness.place("cairo").punch();
  await until(() => stream.ids().length === 1, "the event");
  expect(stream.ids()).toEqual([id]);
  await stream.stop();
});
