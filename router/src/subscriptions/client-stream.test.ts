import { encodeVectorCursor, type FeedPosition, parseVectorCursor } from "@biometricflow/schema/vector-cursor";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ClientStream } from "./client-stream.ts";
import type { PlaceEvent, StreamFollower, SharedStreamState, SharedStream } from "./shared-stream.ts";
import type { UpstreamEnd, UpstreamListener } from "./upstream.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const toPosition = (seq: number, epoch = "a"): FeedPosition => ({ epoch, seq });

/** One place's stream, told by hand what happens. */
class FakeStream implements SharedStream {
  readonly place: string;
  head: FeedPosition | undefined;
  now: SharedStreamState = "OPENING";
  readonly followers = new Set<StreamFollower>();
  constructor(place: string) {
    this.place = place;
  }
  position = () => this.head;
  state = () => this.now;
  follow = (follower: StreamFollower) => {
    this.followers.add(follower);
    return () => void this.followers.delete(follower);
  };
  tell(what: (follower: StreamFollower) => void): void {
    for (const follower of this.followers) what(follower);
  }
  live(seq: number): void {
    this.head = toPosition(seq);
    this.now = "LIVE";
    this.tell((follower) => follower.onCaughtUp());
  }
  punch(seq: number): void {
    const event = toEvent(this.place, seq);
    this.head = event.position;
    this.tell((follower) => follower.onEvent(event));
  }
  lose(): void {
    this.now = "LOST";
    this.tell((follower) => follower.onLost("gone"));
  }
  comeBack(): void {
    this.now = "CATCHING_UP";
    this.tell((follower) => follower.onBack());
  }
}

function toEvent(place: string, seq: number): PlaceEvent {
  return {
    position: toPosition(seq),
    noticeKind: undefined,
    shape: async () => ({ data: { message: `${place} ${seq}` } }),
  };
}

/** A reading of what the client missed, told by hand what it finds. */
class FakeCatchUp {
  readonly place: string;
  readonly after: string;
  readonly #listener: UpstreamListener<PlaceEvent>;
  isStopped = false;
  isPaused = false;
  constructor(place: string, after: string, listener: UpstreamListener<PlaceEvent>) {
    this.place = place;
    this.after = after;
    this.#listener = listener;
  }
  /** The sequence number it begins after. */
  get from(): number | undefined {
    return parseVectorCursor(this.after)?.get(this.place)?.seq;
  }
  punches(...seqs: readonly number[]): void {
    for (const seq of seqs) this.#listener.onMessage(toEvent(this.place, seq));
  }
  end(seq: number): void {
    this.#listener.onMessage({ ...toEvent(this.place, seq), noticeKind: "CAUGHT_UP" });
  }
  break(end: UpstreamEnd = { kind: "LOST", message: "gone" }): void {
    this.#listener.onEnd(end);
  }
}

function open(places: readonly string[], { after = {}, maxQueued = 100 } = {}) {
  const streams = new Map<string, FakeStream>();
  const catchUps: FakeCatchUp[] = [];
  const positions = Object.entries<number>(after).map(([place, seq]) => [place, toPosition(seq)] as const);
  const shared = (place: string) => {
    const known = streams.get(place) ?? new FakeStream(place);
    streams.set(place, known);
    return known;
  };
  const stream = new ClientStream({
    after: new Map(positions),
    maxQueued,
    openStream: shared,
    openCatchUp: (place, from, listener) => {
      const catchUp = new FakeCatchUp(place, from, listener);
      catchUps.push(catchUp);
      return {
        pause: () => void (catchUp.isPaused = true),
        resume: () => void (catchUp.isPaused = false),
        stop: () => void (catchUp.isStopped = true),
      };
    },
    toMessage: async (shape, cursor) => ({ data: { ...(await shape()).data, cursor } }),
    toNotice: async ({ kind, place }, cursor) => ({ data: { message: `${kind} ${place ?? ""}`.trim(), cursor } }),
    onEnd: () => {},
  });
  stream.setPlaces(places);
  /** What the client reads of so many messages. */
  const read = async (count: number) => {
    const texts: unknown[] = [];
    while (texts.length < count) {
      const { value } = await stream.messages.next();
      if (value) texts.push(value.data?.["message"]);
    }
    return texts;
  };
  const lastCatchUp = () => catchUps.at(-1);
  return { stream, shared, catchUps, lastCatchUp, read };
}

it("reads a place again, from where the client stands, when more came during its catch-up than may wait", async () => {
  const { shared, catchUps, lastCatchUp, read } = open(["riyadh"], { after: { riyadh: 1 }, maxQueued: 3 });
  shared("riyadh").live(2);
  for (const seq of [3, 4, 5, 6, 7]) shared("riyadh").punch(seq);
  lastCatchUp()?.punches(2);
  lastCatchUp()?.end(2);
  expect(catchUps.map(({ from }) => from)).toEqual([1, 2]);
  lastCatchUp()?.punches(3, 4, 5);
  shared("riyadh").punch(8);
  expect(await read(4)).toEqual(["riyadh 2", "riyadh 3", "riyadh 4", "riyadh 5"]);
  lastCatchUp()?.punches(6, 7);
  expect(await read(2)).toEqual(["riyadh 6", "riyadh 7"]);
  lastCatchUp()?.end(7);
  expect(await read(2)).toEqual(["riyadh 8", "CAUGHT_UP"]);
  expect(catchUps).toHaveLength(2);
});

it("says a punch once that both the catch-up and the shared stream bring", async () => {
  const { shared, lastCatchUp, read } = open(["riyadh"], { after: { riyadh: 1 } });
  shared("riyadh").live(2);
  shared("riyadh").punch(3);
  lastCatchUp()?.punches(2, 3);
  lastCatchUp()?.end(3);
  shared("riyadh").punch(4);
  expect(await read(4)).toEqual(["riyadh 2", "riyadh 3", "CAUGHT_UP", "riyadh 4"]);
});

it("says CAUGHT_UP when the last place that can be reached is, not with the first", async () => {
  const { shared, lastCatchUp, read } = open(["riyadh", "cairo", "dubai"], { after: { cairo: 1 } });
  shared("riyadh").live(5);
  shared("cairo").live(2);
  shared("dubai").lose();
  lastCatchUp()?.punches(2);
  lastCatchUp()?.end(2);
  expect(await read(3)).toEqual(["PLACE_LOST dubai", "cairo 2", "CAUGHT_UP"]);
});

it("asks a place that was lost before it ever answered for everything after its last known head", async () => {
  const { shared, lastCatchUp, read } = open(["riyadh"]);
  shared("riyadh").head = toPosition(5);
  shared("riyadh").lose();
  shared("riyadh").head = toPosition(7);
  shared("riyadh").comeBack();
  expect(lastCatchUp()).toBeUndefined(); // the shared stream itself goes on from the head last known
  for (const seq of [6, 7]) shared("riyadh").punch(seq);
  expect(await read(4)).toEqual(["PLACE_LOST riyadh", "PLACE_BACK riyadh", "riyadh 6", "riyadh 7"]);
});

it("tries a catch-up that broke again after a pause, from where it stands", () => {
  const { shared, catchUps, lastCatchUp } = open(["riyadh"], { after: { riyadh: 1 } });
  shared("riyadh").live(9);
  lastCatchUp()?.punches(2, 3);
  lastCatchUp()?.break();
  expect(catchUps).toHaveLength(1);
  vi.advanceTimersByTime(1000);
  expect(catchUps.map(({ from }) => from)).toEqual([1, 3]);
});

it("keeps nothing more for a client that does not read, and reads the rest from the place when it reads again", async () => {
  const { shared, lastCatchUp, read } = open(["riyadh"], { maxQueued: 4 });
  shared("riyadh").live(0);
  expect(await read(1)).toEqual(["CAUGHT_UP"]);
  for (let seq = 1; seq <= 50; seq++) shared("riyadh").punch(seq);
  expect(lastCatchUp()).toBeUndefined();
  expect(await read(5)).toEqual(["riyadh 1", "riyadh 2", "riyadh 3", "riyadh 4", "SLOW_CLIENT"]);
  expect(lastCatchUp()?.from).toBe(4);
  lastCatchUp()?.punches(5, 6);
  expect(lastCatchUp()?.isPaused).toBe(true);
  expect(await read(2)).toEqual(["riyadh 5", "riyadh 6"]);
  expect(lastCatchUp()?.isPaused).toBe(false);
});

it("leaves nothing out at a place that came and went while the client was too slow", async () => {
  const { shared, catchUps, read } = open(["riyadh"], { maxQueued: 4 });
  shared("riyadh").live(0);
  expect(await read(1)).toEqual(["CAUGHT_UP"]);
  for (const seq of [1, 2, 3, 4]) shared("riyadh").punch(seq);
  shared("riyadh").lose();
  shared("riyadh").comeBack();
  shared("riyadh").punch(5);
  shared("riyadh").lose();
  expect((await read(8)).slice(4)).toEqual([
    "SLOW_CLIENT",
    "PLACE_LOST riyadh",
    "PLACE_BACK riyadh",
    "PLACE_LOST riyadh",
  ]);
  shared("riyadh").comeBack();
  shared("riyadh").punch(6);
  expect(catchUps.map(({ from }) => from)).toEqual([4]);
});

it("does not say CAUGHT_UP to a client that was too slow for what came during its catch-up", async () => {
  const { shared, lastCatchUp, read } = open(["riyadh"], { after: { riyadh: 1 }, maxQueued: 2 });
  shared("riyadh").live(2);
  for (const seq of [3, 4]) shared("riyadh").punch(seq);
  lastCatchUp()?.end(2);
  shared("riyadh").punch(5);
  expect(await read(3)).toEqual(["riyadh 3", "riyadh 4", "SLOW_CLIENT"]);
  expect(lastCatchUp()?.from).toBe(4);
  lastCatchUp()?.punches(5);
  lastCatchUp()?.end(5);
  expect(await read(2)).toEqual(["riyadh 5", "CAUGHT_UP"]);
});

it("leaves nothing out when a client becomes too slow for what waited for the end of its catch-up", async () => {
  const { shared, lastCatchUp, read } = open(["riyadh"], { after: { riyadh: 1 }, maxQueued: 3 });
  shared("riyadh").live(2);
  for (const seq of [3, 4, 5]) shared("riyadh").punch(seq);
  lastCatchUp()?.punches(2);
  lastCatchUp()?.end(2);
  expect(await read(4)).toEqual(["riyadh 2", "riyadh 3", "riyadh 4", "SLOW_CLIENT"]);
  expect(lastCatchUp()?.from).toBe(4);
  lastCatchUp()?.punches(5);
  lastCatchUp()?.end(5);
  expect(await read(2)).toEqual(["riyadh 5", "CAUGHT_UP"]);
});

it("says GAP when a place comes back with another ledger", async () => {
  const { shared, read } = open(["riyadh"]);
  shared("riyadh").live(5);
  shared("riyadh").head = toPosition(1, "b");
  shared("riyadh").tell((follower) => follower.onReset());
  expect(await read(2)).toEqual(["CAUGHT_UP", "GAP riyadh"]);
});

it("ends with CURSOR_RESET when the position to go on from is of another ledger", async () => {
  const { stream, shared, lastCatchUp } = open(["riyadh"], { after: { riyadh: 1 } });
  shared("riyadh").live(5);
  lastCatchUp()?.break({ kind: "RESET" });
  await expect(stream.messages.next()).rejects.toMatchObject({ extensions: { code: "CURSOR_RESET", place: "riyadh" } });
});

it("lets go of a place that is not followed any more and goes on there when it is followed again", async () => {
  const { stream, shared, lastCatchUp, read } = open(["riyadh", "cairo"]);
  for (const place of ["riyadh", "cairo"]) shared(place).live(5);
  stream.setPlaces(["riyadh"]);
  expect(shared("cairo").followers.size).toBe(0);
  shared("cairo").live(7);
  stream.setPlaces(["riyadh", "cairo"]);
  expect(lastCatchUp()?.from).toBe(5);
  lastCatchUp()?.punches(6, 7);
  lastCatchUp()?.end(7);
  expect(await read(6)).toEqual([
    "CAUGHT_UP",
    "PLACE_LOST cairo",
    "PLACE_BACK cairo",
    "cairo 6",
    "cairo 7",
    "CAUGHT_UP",
  ]);
});

it("gives with each message the position after it", async () => {
  const { stream, shared } = open(["riyadh"], { after: { cairo: 3 } });
  shared("riyadh").live(5);
  shared("riyadh").punch(6);
  shared("riyadh").punch(7);
  const cursors: unknown[] = [];
  for (let count = 0; count < 3; count++) cursors.push((await stream.messages.next()).value?.data?.["cursor"]);
  const at = (seq: number) =>
    encodeVectorCursor(
      new Map([
        ["riyadh", toPosition(seq)],
        ["cairo", toPosition(3)],
      ]),
    );
  expect(cursors).toEqual([at(5), at(6), at(7)]);
});
