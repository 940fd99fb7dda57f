import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { PATIENCE_MS } from "../../setup/patience-ms.ts";
import { type Harness, startHarness, until } from "../harness.ts";
import { openStream, type Stream } from "../stream-client.ts";

const QUERY = `subscription Status($placeIds: [ID!]) {
  changed: statusChanged(placeIds: $placeIds) { place { id name status asOf } device { id status } }
}`;

let harness: Harness;
const streams: Stream[] = [];
beforeAll(async () => {
  harness = await startHarness({ places: { riyadh: 3, cairo: 4 } });
});
afterEach(async () => {
  await Promise.all(streams.splice(0).map((stream) => stream.stop()));
  await until(() => harness.router.hub.upstreams() === 0, "released");
});
afterAll(() => harness.stop());

const open = async (options: Parameters<typeof openStream>[1] = {}) => {
  const before = harness.router.hub.subscriptions();
  const stream = openStream(harness, { query: QUERY, ...options });
  streams.push(stream);
  await until(() => stream.isOver() || harness.router.hub.subscriptions() > before, "subscribed");
  return stream;
};
const placesOf = ({ events }: Stream) => events.map((event) => Object(event).place);
const changesOf = (stream: Stream) => placesOf(stream).map(({ id, status }) => `${id} ${status}`);
const seen = (stream: Stream, change: string) => until(() => changesOf(stream).at(-1) === change, change);
/** Every place is reached, and no sign of trouble is left of the case before. */
const allOnline = async () => {
  const end = Date.now() + PATIENCE_MS;
  for (let isOnline = false; !isOnline; ) {
    if (Date.now() > end) throw new Error("not all places are online");
    const { data } = await harness.query("{ places { status } punches(first: 1) { totalCount } }");
    isOnline = Object(data).places.every(({ status }: { status: string }) => status === "ONLINE");
  }
};

describe("a place", () => {
  it("is told when it is lost and when it is back, as it is then", async () => {
    await allOnline();
    const stream = await open();
    await harness.place("cairo").kill();
    await seen(stream, "cairo OFFLINE");
    expect(stream.events[0]).toMatchObject({ place: { name: "CAIRO", asOf: expect.any(String) }, device: null });
    await harness.place("cairo").start();
    await seen(stream, "cairo ONLINE");
    expect(new Set(placesOf(stream).map(({ id }) => id))).toEqual(new Set(["cairo"]));
    expect(stream.errors).toEqual([]);
  });

  it("is told when it falls silent on connections that stay open, and when it speaks again", async () => {
    await allOnline();
    const stream = await open();
    harness.place("cairo").freeze();
    await seen(stream, "cairo OFFLINE"); // how soon is the heartbeat's own: see its tests, whose time is faked
    harness.place("cairo").thaw();
    await seen(stream, "cairo ONLINE");
  });

  it("is told when it is switched off and on in the registry, also to whoever names it while it is off", async () => {
    await allOnline();
    const stream = await open();
    harness.changePlace("cairo", { enabled: false });
    await seen(stream, "cairo DISABLED");
    const named = await open({ variables: { placeIds: ["cairo"] } });
    harness.changePlace("cairo", { enabled: true });
    await seen(stream, "cairo ONLINE");
    await seen(named, "cairo ONLINE");
  });

  it("brings what other subgraphs know of it, or a coded error where they cannot be asked", async () => {
    await allOnline();
    const query = "subscription { statusChanged { place { id status devices { totalCount } } device { name } } }";
    const stream = await open({ query });
    await harness.place("cairo").kill();
    await seen(stream, "cairo OFFLINE");
    expect(placesOf(stream).at(-1)).toMatchObject({ devices: null });
    expect(stream.errors).toMatchObject([
      { path: ["statusChanged", "place"], extensions: { code: "PLACE_UNREACHABLE", place: "cairo" } },
    ]);
    await harness.place("cairo").start();
    await seen(stream, "cairo ONLINE");
    expect(placesOf(stream).at(-1)).toMatchObject({ devices: { totalCount: 2 } });
  });
});

describe("a reader", () => {
  const setGate = (status: string) => {
    harness.place("cairo").readers = { "cairo/gate-1": status, "cairo/gate-2": "ONLINE", "riyadh/gate-1": status };
  };
  const gate = { id: "cairo/gate-1", status: "ONLINE", name: "Reader gate-1 of cairo" };
  const devicesOf = ({ events }: Stream) => events.map((event) => Object(event).device).filter(Boolean);
  const [query, placesOnly] = ["device { id status name } place { id }", "place { id }"].map(
    (fields) => `subscription Status($placeIds: [ID!]) { statusChanged(placeIds: $placeIds) { ${fields} } }`,
  );

  it("is told, as its place describes it then, when the place says another status of it", async () => {
    setGate("ONLINE");
    await harness.place("cairo").kill(); // what it says to a new connection is what is so already
    await harness.place("cairo").start();
    await allOnline();
    const [all, riyadh, places] = await Promise.all([
      open({ query }),
      open({ query, variables: { placeIds: ["riyadh"] } }),
      open({ query: placesOnly }),
    ]);
    await until(() => harness.router.hub.subscriptions() === 3, "all subscribed");
    for (const [count, status] of ["OFFLINE", "ONLINE", "OFFLINE"].entries()) {
      setGate(status);
      await until(() => devicesOf(all).length > count, `told ${status}`);
    }
    expect(devicesOf(all)).toEqual([gate, gate, gate]);
    expect([riyadh.events, places.events]).toEqual([[], []]);
  });
});

describe("the viewer's scope", () => {
  it("keeps out every other place", async () => {
    await allOnline();
    const token = harness.token({ role: "MANAGER", places: ["riyadh"] });
    const query = "subscription { statusChanged { place { id status } } }";
    const [own, all] = [await open({ token, query }), await open()];
    harness.changePlace("cairo", { enabled: false });
    await seen(all, "cairo DISABLED");
    harness.changePlace("riyadh", { enabled: false });
    await seen(own, "riyadh DISABLED");
    for (const place of ["cairo", "riyadh"]) harness.changePlace(place, { enabled: true });
    await seen(own, "riyadh ONLINE");
    expect(changesOf(own).filter((change) => change.startsWith("cairo"))).toEqual([]);
  });

  it.each([
    ["a place out of scope", "cairo", "FORBIDDEN"],
    ["a place that does not exist, as one out of scope", "nowhere", "FORBIDDEN"],
    ["a malformed id", "%%", "BAD_USER_INPUT"],
  ])("refuses %s that is named", async (_name, place, code) => {
    const token = harness.token({ places: ["riyadh"] });
    const stream = await open({ token, variables: { placeIds: [place] } });
    await until(() => stream.isOver(), "the refusal");
    expect(stream.errors).toMatchObject([{ extensions: { code } }]);
  });

  it("is that of the token's role: whoever may not see readers may not select them", async () => {
    const stream = await open({ token: harness.token({ role: "MANAGER" }) });
    await until(() => stream.isOver(), "the refusal");
    expect(stream.errors).toMatchObject([{ extensions: { code: "FORBIDDEN", field: "Device.id" } }]);
  });
});

it("is followed once for twenty clients of one scope", async () => {
  await allOnline();
  const clients = await Promise.all(Array.from({ length: 20 }, () => open()));
  await until(() => harness.router.hub.subscriptions() === 20, "all subscribed");
  expect(harness.router.hub.upstreams()).toBe(1);
  harness.changePlace("cairo", { enabled: false });
  await Promise.all(clients.map((client) => seen(client, "cairo DISABLED")));
  harness.changePlace("cairo", { enabled: true });
  await Promise.all(clients.map((client) => seen(client, "cairo ONLINE")));
});
