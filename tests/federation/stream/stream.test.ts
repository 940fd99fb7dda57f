import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Harness, startHarness, until } from "../harness.ts";
import { openStream, type Stream } from "../stream-client.ts";

let harness: Harness;
const streams: Stream[] = [];
const open = (options?: Parameters<typeof openStream>[1]) => {
  const stream = openStream(harness, options);
  streams.push(stream);
  return stream;
};
const openLive = async (options?: Parameters<typeof openStream>[1]) => {
  const stream = open(options);
  await until(() => stream.notices().includes("CAUGHT_UP"), "caught up");
  return stream;
};

beforeEach(async () => {
  harness = await startHarness({ places: { riyadh: 10, cairo: 20, dubai: 30 } });
});
afterEach(async () => {
  await Promise.all(streams.splice(0).map((stream) => stream.stop()));
  await harness.stop();
});

describe("a fresh stream", () => {
  it("begins at the head of every place with one CAUGHT_UP and a position", async () => {
    const stream = await openLive();
    expect(stream.events).toHaveLength(1);
    expect(stream.events[0]).toMatchObject({ punch: null, phase: "LIVE", notice: { kind: "CAUGHT_UP", place: null } });
    expect(stream.cursor()).not.toBe("");
  });

  it("brings each live punch once, with what other subgraphs add to it", async () => {
    const stream = await openLive();
    const made = [
      harness.place("riyadh").punch().id,
      harness.place("dubai").punch().id,
      harness.place("riyadh").punch().id,
    ];
    await until(() => stream.ids().length === 3, "three punches");
    expect(stream.ids().toSorted()).toEqual(made.toSorted());
    expect(stream.events.at(-1)).toMatchObject({ phase: "LIVE", punch: { device: { place: { status: "ONLINE" } } } });
    expect(stream.errors).toEqual([]);
  });

  it("follows the named places alone", async () => {
    const stream = await openLive({ variables: { placeIds: ["cairo"] } });
    harness.place("riyadh").punch();
    const { id } = harness.place("cairo").punch();
    await until(() => stream.ids().length > 0, "a punch");
    expect(stream.ids()).toEqual([id]);
    expect(harness.place("riyadh").subscribed()).toBe(0);
  });
});

describe("resuming", () => {
  it("brings what was missed as CATCH_UP, then CAUGHT_UP, then live punches, each once", async () => {
    const first = await openLive();
    const after = first.cursor();
    await first.stop();
    const missed = [harness.place("riyadh").punch(), harness.place("cairo").punch(), harness.place("cairo").punch()];
    const second = await openLive({ variables: { after } });
    expect(second.ids().toSorted()).toEqual(missed.map(({ id }) => id).toSorted());
    expect(second.events.slice(0, 3).map(({ phase }) => phase)).toEqual(["CATCH_UP", "CATCH_UP", "CATCH_UP"]);
    const live = harness.place("dubai").punch();
    await until(() => second.ids().length === 4, "the live punch");
    expect(second.ids().at(-1)).toBe(live.id);
    expect(second.notices()).toEqual(["CAUGHT_UP"]);
  });

  it.each(["FORBIDDEN", "BAD_USER_INPUT"])("ends with the %s of a place, and asks it no more", async (code) => {
    const first = await openLive({ variables: { placeIds: ["riyadh"] } });
    const after = first.cursor();
    await first.stop();
    const { pin } = harness.place("riyadh").punch();
    harness.place("riyadh").refuseChosenWith = code;
    const second = open({ variables: { after, placeIds: ["riyadh"], userIds: [`riyadh/${pin}`] } });
    await until(() => second.isOver(), "the refusal");
    expect(second.errors).toMatchObject([{ extensions: { code, place: "riyadh" } }]);
    expect(second.events).toEqual([]);
  });

  it("leaves nothing out and nothing twice while punches keep coming", async () => {
    const first = await openLive();
    const after = first.cursor();
    await first.stop();
    const made: string[] = [];
    const places = ["riyadh", "cairo", "dubai"];
    for (let round = 0; round < 300; round++) made.push(harness.place(places[round % 3] ?? "").punch().id);
    const timer = setInterval(
      () => made.length < 900 && made.push(harness.place(places[made.length % 3] ?? "").punch().id),
      1,
    );
    const second = open({ variables: { after } });
    await until(() => made.length === 900, "all punches made");
    clearInterval(timer);
    await until(() => second.ids().length >= 900, "all punches received");
    expect(second.ids().toSorted()).toEqual(made.toSorted());
    for (const place of places) {
      const own = second.ids().filter((id) => id.startsWith(place));
      expect(own).toEqual(own.toSorted());
    }
  });

  it("goes on from every single position with exactly the rest", async () => {
    const first = await openLive();
    const made: string[] = [];
    for (const place of ["riyadh", "cairo", "dubai", "cairo", "riyadh"]) {
      made.push(harness.place(place).punch().id);
      await until(() => first.ids().length === made.length, "the punch");
    }
    for (const [index, event] of first.events.entries()) {
      const resumed = await openLive({ variables: { after: event.cursor } });
      expect(resumed.ids().toSorted(), `after message ${index}`).toEqual(made.slice(index).toSorted());
      await resumed.stop();
    }
  });

  it("begins at the head of a place that the position does not name", async () => {
    const first = await openLive({ variables: { placeIds: ["cairo"] } });
    const after = first.cursor();
    const missed = harness.place("cairo").punch();
    harness.place("riyadh").punch();
    const second = await openLive({ variables: { after } });
    expect(second.ids()).toEqual([missed.id]);
  });
});

describe("a place that goes down", () => {
  it("is named by PLACE_LOST; when it is back everything missed comes once, then live", async () => {
    const stream = await openLive();
    harness.place("cairo").punch();
    await until(() => stream.ids().length === 1, "the punch before");
    await harness.place("cairo").kill();
    await until(() => stream.notices().includes("PLACE_LOST cairo"), "lost");
    const missed = [harness.place("cairo").punch().id, harness.place("cairo").punch().id];
    const others = harness.place("riyadh").punch().id;
    await until(() => stream.ids().includes(others), "the others go on");
    await harness.place("cairo").start();
    await until(() => stream.ids().length === 4, "missed punches");
    await until(() => stream.notices().length === 4, "caught up again");
    const live = harness.place("cairo").punch().id;
    await until(() => stream.ids().includes(live), "live again");
    expect(stream.ids().slice(2)).toEqual([...missed, live]);
    expect(stream.notices()).toEqual(["CAUGHT_UP", "PLACE_LOST cairo", "PLACE_BACK cairo", "CAUGHT_UP"]);
    expect(stream.events.filter(({ phase }) => phase === "CATCH_UP")).toHaveLength(2);
    expect(stream.errors).toEqual([]);
  });

  it("is named at once to those who subscribe while it is down, and the others' punches come", async () => {
    await harness.place("cairo").kill();
    const stream = await openLive();
    expect(stream.notices()).toEqual(["PLACE_LOST cairo", "CAUGHT_UP"]);
    const { id } = harness.place("dubai").punch();
    await until(() => stream.ids().length === 1, "a punch");
    expect(stream.ids()).toEqual([id]);
  });

  it("gives a client that resumes while it is down everything since its own position", async () => {
    const first = await openLive();
    const after = first.cursor();
    await first.stop();
    const missed = [harness.place("cairo").punch().id];
    await harness.place("cairo").kill();
    missed.push(harness.place("cairo").punch().id);
    const second = await openLive({ variables: { after } });
    missed.push(harness.place("cairo").punch().id);
    await harness.place("cairo").start();
    await until(() => second.ids().length >= 3, "all missed punches");
    await until(() => second.notices().length === 4, "caught up");
    expect(second.ids()).toEqual(missed);
  });

  it("says GAP when it comes back with another ledger", async () => {
    const stream = await openLive();
    await harness.place("cairo").kill();
    harness.place("cairo").ledger.epoch = "cairo-2";
    await until(() => stream.notices().includes("PLACE_LOST cairo"), "lost");
    await harness.place("cairo").start();
    await until(() => stream.notices().includes("GAP cairo"), "gap");
    const { id } = harness.place("cairo").punch();
    await until(() => stream.ids().includes(id), "live again");
  });
});

describe("a stream that cannot be followed", () => {
  it.each([
    ["no position", { after: "nonsense" }, "BAD_CURSOR"],
    ["a place that does not exist", { placeIds: ["nowhere"] }, "BAD_USER_INPUT"],
    ["a malformed id", { userIds: ["%%"] }, "BAD_USER_INPUT"],
  ])("is refused with an error message: %s", async (_name, variables, code) => {
    const stream = open({ variables });
    await until(() => stream.isOver(), "the refusal");
    expect(stream.errors).toMatchObject([{ extensions: { code } }]);
    expect(stream.events).toEqual([]);
  });

  it("ends with CURSOR_RESET when the position is of another ledger", async () => {
    const first = await openLive();
    const after = first.cursor();
    await first.stop();
    harness.place("cairo").ledger.epoch = "cairo-2";
    const second = open({ variables: { after } });
    await until(() => second.isOver(), "the reset");
    expect(second.errors).toMatchObject([{ extensions: { code: "CURSOR_RESET", place: "cairo" } }]);
  });
});

describe("shared streams", () => {
  it("ask each place once for twenty clients, and let go with the last of them", async () => {
    const clients = await Promise.all(Array.from({ length: 20 }, () => openLive()));
    expect(harness.router.hub.upstreams()).toBe(3);
    for (const place of harness.places.values()) expect(place.subscriptions()).toBe(1);
    const { id } = harness.place("riyadh").punch();
    await until(() => clients.every((client) => client.ids().includes(id)), "everyone has it");
    await Promise.all(clients.map((client) => client.stop()));
    await until(() => harness.router.hub.upstreams() === 0, "released");
    await until(
      () => [...harness.places.values()].every((place) => place.subscriptions() === 0),
      "released at the places",
    );
  });
});

describe("a registry that changes", () => {
  it("takes a place out of a running stream and puts it back where it stood", async () => {
    const stream = await openLive();
    harness.changePlace("dubai", { enabled: false });
    await until(() => stream.notices().includes("PLACE_LOST dubai"), "taken out");
    const missed = harness.place("dubai").punch().id;
    harness.changePlace("dubai", { enabled: true });
    await until(() => stream.ids().includes(missed), "back with what was missed");
    expect(stream.notices()).toContain("PLACE_BACK dubai");
    expect(stream.isOver()).toBe(false);
  });
});

describe("a client that does not read", () => {
  it("is told so and gets everything once it reads again", async () => {
    await harness.stop();
    harness = await startHarness({ places: { riyadh: 0, cairo: 0 }, settings: { maxQueued: 50 } });
    // A hundred or two of messages this large fill what the system keeps of a connection that nobody reads.
    for (const { ledger } of harness.places.values())
      for (const reader of ledger.readers) ledger.readerNames.set(reader, "x".repeat(50_000));
    const [stream, witness] = [await openLive(), await openLive()];
    stream.pause();
    const made = Array.from(
      { length: 400 },
      (_, index) => harness.place(index % 2 === 0 ? "riyadh" : "cairo").punch().id,
    );
    // When one that reads has it, the other was offered it.
    await until(() => witness.ids().length >= made.length, "everything, for one that reads", 120_000);
    expect(harness.router.hub.upstreams()).toBe(2);
    stream.resume();
    await until(() => stream.ids().length >= made.length, "everything", 120_000);
    expect(stream.ids().toSorted()).toEqual(made.toSorted());
    expect(stream.notices()).toContain("SLOW_CLIENT");
  }, 300_000);
});
