import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type Harness, startHarness, until } from "../harness.ts";
import { openStream, type Stream } from "../stream-client.ts";

/** A contract whose stream is that of one reader, at the place its id names. */
const toRouted = (sdl: string) =>
  sdl.replace(
    /punchRecorded\([^)]*\): PunchEvent!( @join__field\(graph: PLACE\))?\s+@gather\([^)]*\)/,
    'punchRecorded(deviceId: ID!, userIds: [ID!], after: String): PunchEvent!$1 @route(by: "deviceId")',
  );

const QUERY = `subscription Of($deviceId: ID!, $after: String) {
  punchRecorded(deviceId: $deviceId, after: $after) {
    punch { id device { place { id status } } } cursor phase notice { kind place }
  }
}`;

let harness: Harness;
const streams: Stream[] = [];
beforeAll(async () => {
  harness = await startHarness({ places: { riyadh: 3, cairo: 3 }, contract: toRouted });
});
afterEach(async () => {
  await Promise.all(streams.splice(0).map((stream) => stream.stop()));
  await until(() => harness.router.hub.upstreams() === 0, "released");
});
afterAll(() => harness.stop());

const open = (variables: Record<string, unknown>, token?: string) => {
  const stream = openStream(harness, { query: QUERY, variables, ...(token === undefined ? {} : { token }) });
  streams.push(stream);
  return stream;
};
const openLive = async (variables: Record<string, unknown> = { deviceId: "cairo/gate-1" }) => {
  const stream = open(variables);
  await until(() => stream.notices().includes("CAUGHT_UP"), "caught up");
  return stream;
};

it("asks the one place that the argument names, once for many clients", async () => {
  const before = harness.place("riyadh").subscribed();
  const clients = await Promise.all(Array.from({ length: 10 }, () => openLive()));
  expect(harness.router.hub.upstreams()).toBe(1);
  expect(harness.place("cairo").subscriptions()).toBe(1);
  expect(harness.place("riyadh").subscribed()).toBe(before);
  const { id } = harness.place("cairo").punch();
  await until(() => clients.every((client) => client.ids().includes(id)), "everyone has it");
  expect(clients[0]?.events.at(-1)).toMatchObject({ punch: { device: { place: { id: "cairo", status: "ONLINE" } } } });
});

it("goes on after a position, and over a loss of its place, with exactly what was missed", async () => {
  const first = await openLive();
  const after = first.cursor();
  await first.stop();
  const missed = [harness.place("cairo").punch().id];
  const second = await openLive({ deviceId: "cairo/gate-1", after });
  await harness.place("cairo").kill();
  await until(() => second.notices().includes("PLACE_LOST cairo"), "lost");
  missed.push(harness.place("cairo").punch().id);
  await harness.place("cairo").start();
  await until(() => second.notices().length === 4, "caught up again");
  expect(second.ids()).toEqual(missed);
  expect(second.notices()).toEqual(["CAUGHT_UP", "PLACE_LOST cairo", "PLACE_BACK cairo", "CAUGHT_UP"]);
});

it.each([
  ["a place out of scope", "cairo/gate-1", "FORBIDDEN"],
  ["a place that does not exist, as one out of scope", "nowhere/gate-1", "FORBIDDEN"],
  ["a malformed id", "%%", "BAD_USER_INPUT"],
])("refuses %s", async (_name, deviceId, code) => {
  const stream = open({ deviceId }, harness.token({ places: ["riyadh"] }));
  await until(() => stream.isOver(), "the refusal");
  expect(stream.errors).toMatchObject([{ extensions: { code } }]);
});
