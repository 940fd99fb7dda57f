import type { FeedPosition } from "@biometricflow/schema/vector-cursor";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSharedStream, type PlaceEvent, type SharedStream } from "./shared-stream.ts";
import { findPosition, listPositions, type Positions } from "./positions.ts";
import { createStreamState, type StreamAction, type StreamInput } from "./stream-data.ts";
import { advance } from "./stream-state.ts";
import type { UpstreamListener, UpstreamMessage } from "./upstream.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const PLACES = ["riyadh", "cairo", "dubai"] as const;
const RETRY_MS = 1000;

/** One reader of a place's ledger: the shared stream, or a client's catch-up. */
interface Reading {
  /** The last sequence number it was given. */
  seq: number;
  isCaughtUp: boolean;
  isPaused: boolean;
  readonly listener: UpstreamListener;
}

/** A place with its ledger; what it sends, it sends when told. Every third punch is none that the clients asked for. */
class World {
  readonly place: string;
  shared: SharedStream;
  readonly readings = new Set<Reading>();
  last = 0;
  isUp = true;
  #lastKnown: FeedPosition | undefined;

  constructor(place: string) {
    this.place = place;
    this.shared = this.#share();
  }

  /** One that nobody follows any more is never followed again. */
  #share(): SharedStream {
    const shared: SharedStream = createSharedStream({
      place: this.place,
      open: (after, listener) => this.read(after === null ? this.last : (shared.position()?.seq ?? 0), listener).stop,
      toEvent: ({ position, noticeKind }) => ({ position, noticeKind, shape: async () => ({}) }),
      lastKnown: () => this.#lastKnown,
      onPosition: (position) => (this.#lastKnown = position),
      onIdle: () => (this.shared = this.#share()),
      retryMs: () => RETRY_MS,
    });
    return shared;
  }

  read(seq: number, listener: UpstreamListener) {
    const reading: Reading = { seq, isCaughtUp: false, isPaused: false, listener };
    this.readings.add(reading);
    if (!this.isUp) setTimeout(() => this.#break(reading));
    return { reading, stop: () => void this.readings.delete(reading) };
  }

  lose(): void {
    this.isUp = false;
    for (const reading of this.readings) this.#break(reading);
  }

  /** Sends up to so many messages to every reader of this place. */
  send(count: number): boolean {
    let hasSent = false;
    for (let nth = 0; nth < count; nth++) for (const it of [...this.readings]) hasSent = this.#sendOne(it) || hasSent;
    return hasSent;
  }

  #sendOne(reading: Reading): boolean {
    if (!this.isUp || reading.isPaused || !this.readings.has(reading)) return false;
    while (reading.seq < this.last && !isWanted(reading.seq + 1)) reading.seq++;
    const isAtEnd = reading.seq === this.last;
    if (isAtEnd && reading.isCaughtUp) return false;
    if (isAtEnd) reading.isCaughtUp = true;
    else reading.seq++;
    const message = { position: toPosition(reading.seq), noticeKind: isAtEnd ? "CAUGHT_UP" : undefined, data: {} };
    reading.listener.onMessage(message satisfies UpstreamMessage);
    return true;
  }

  #break(reading: Reading): void {
    if (this.readings.delete(reading)) reading.listener.onEnd({ kind: "LOST", message: "gone" });
  }
}

const toPosition = (seq: number): FeedPosition => ({ epoch: "a", seq });
const isWanted = (seq: number) => seq % 3 !== 0;
const listWanted = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index + 1).filter(isWanted);

/** A client whose every message is judged when it is made. */
class Client {
  readonly #worlds: ReadonlyMap<string, World>;
  readonly #maxQueued: number;
  #state: ReturnType<typeof createStreamState>;
  readonly said = new Map<string, number[]>();
  readonly lost = new Set<string>();
  readonly #begins = new Map<string, number>();
  readonly #catchUps = new Map<string, { readonly reading: Reading; readonly stop: () => void }>();
  readonly #unfollow = new Map<string, () => void>();
  readonly #inputs: StreamInput[] = [];
  #waiting: StreamAction["kind"][] = [];
  #isRunning = false;
  isToldCaughtUp = false;

  constructor(worlds: ReadonlyMap<string, World>, maxQueued: number, after: readonly (readonly [string, number])[]) {
    this.#worlds = worlds;
    this.#maxQueued = maxQueued;
    this.#state = createStreamState(
      maxQueued,
      after.map(([place, seq]) => [place, toPosition(seq)] as const),
    );
    for (const [place, seq] of after) this.#begins.set(place, seq);
  }

  get positions(): Positions {
    return this.#state.positions;
  }

  get unread(): number {
    return this.#waiting.length;
  }

  take(): void {
    if (this.#waiting.shift() !== undefined) this.put({ kind: "TAKEN", waiting: this.#waiting.length });
  }

  begin(place: string): number {
    return this.#begins.get(place) ?? 0;
  }

  put(input: StreamInput): void {
    this.#inputs.push(input);
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let next = this.#inputs.shift(); next !== undefined; next = this.#inputs.shift()) {
      const [state, actions] = advance(this.#state, next);
      this.#state = state;
      for (const action of actions) this.#run(action);
      for (const [place, { seq }] of listPositions(state.positions))
        if (!this.#begins.has(place)) this.#begins.set(place, seq);
    }
    this.#isRunning = false;
  }

  #world(place: string): World {
    const world = this.#worlds.get(place);
    if (world === undefined) throw new TypeError(place);
    return world;
  }

  #run(action: StreamAction): void {
    switch (action.kind) {
      case "SAY": {
        const { place, seq } = toSaid(action.event);
        this.said.set(place, [...(this.said.get(place) ?? []), seq]);
        expect(findPosition(action.positions, place)).toEqual(action.event.position);
        return this.#queue(action);
      }
      case "NOTIFY":
        this.#judgeNotice(action.notice);
        return this.#queue(action);
      case "FOLLOW":
        return this.#follow(action.place);
      case "UNFOLLOW":
        return this.#unfollow.get(action.place)?.();
      case "CATCH_UP": {
        const { place, from } = action;
        this.#catchUps.get(place)?.stop();
        const toEvent = ({ position }: UpstreamMessage) => this.#toEvent(place, position);
        const catchUp = this.#world(place).read(from.seq, {
          onMessage: (message) => {
            if (message.noticeKind === undefined) this.put({ kind: "MISSED", place, event: toEvent(message) });
            else this.put({ kind: "CAUGHT_UP", place, position: message.position });
          },
          onEnd: () => this.put({ kind: "BROKEN", place, isReset: false }),
        });
        return void this.#catchUps.set(place, catchUp);
      }
      case "STOP_CATCH_UP":
        this.#catchUps.get(action.place)?.stop();
        return void this.#catchUps.delete(action.place);
      case "HOLD_BACK":
        return this.#catchUps.forEach(({ reading }) => (reading.isPaused = true));
      case "LET_GO":
        return this.#catchUps.forEach(({ reading }) => (reading.isPaused = false));
      case "RETRY_LATER":
        return void setTimeout(() => this.put({ kind: "RETRY", place: action.place }), RETRY_MS / 2);
      case "FAIL":
        throw new Error(`the position at ${action.place} is refused`);
    }
  }

  #follow(place: string): void {
    const { shared } = this.#world(place);
    const head = () => shared.position();
    const unfollow = shared.follow({
      onEvent: ({ position }) => this.put({ kind: "EVENT", place, event: this.#toEvent(place, position) }),
      onCaughtUp: () => this.put({ kind: "LIVE", place, head: head() }),
      onLost: (message) => this.put({ kind: "LOST", place, head: head(), message }),
      onBack: () => this.put({ kind: "BACK", place, head: head() }),
      onReset: () => this.put({ kind: "RESET", place, head: head() }),
    });
    this.#unfollow.set(place, unfollow);
    this.put({ kind: "FOLLOWED", place, head: head(), state: shared.state() });
  }

  #toEvent(place: string, position: FeedPosition): PlaceEvent {
    return { position, noticeKind: place, shape: async () => ({}) };
  }

  /** A message's cursor is the position after it: what was said until then, and nothing more, lies before it. */
  #queue({ kind, positions }: Extract<StreamAction, { kind: "SAY" | "NOTIFY" }>): void {
    this.#waiting.push(kind);
    for (const [place, { seq }] of listPositions(positions))
      if (this.#begins.has(place)) expect(this.said.get(place) ?? []).toEqual(listWanted(this.begin(place), seq));
    expect(this.#waiting.filter((it) => it === "SAY").length).toBeLessThanOrEqual(this.#maxQueued);
  }

  #judgeNotice({ kind, place }: Extract<StreamAction, { kind: "NOTIFY" }>["notice"]): void {
    if (kind === "PLACE_LOST" || kind === "PLACE_BACK") {
      expect(this.lost.has(place ?? ""), `${kind} ${place}`).toBe(kind === "PLACE_BACK");
      if (kind === "PLACE_LOST") this.lost.add(place ?? "");
      else this.lost.delete(place ?? "");
    }
    if (kind === "CAUGHT_UP") this.#judgeCaughtUp();
    this.isToldCaughtUp = kind === "CAUGHT_UP" || (this.isToldCaughtUp && kind === "PLACE_LOST");
  }

  #judgeCaughtUp(): void {
    const reachable = [...this.#state.tracks.keys()].filter((place) => !this.lost.has(place));
    expect(reachable).not.toEqual([]);
    for (const place of reachable) {
      const { shared } = this.#world(place);
      expect(shared.state()).toBe("LIVE");
      expect(findPosition(this.positions, place)?.seq).toBeGreaterThanOrEqual(shared.position()?.seq ?? 0);
    }
  }
}

/** The tests' events name their place where a real one has the kind of its notice. */
function toSaid({ position, noticeKind = "" }: PlaceEvent) {
  return { place: noticeKind, seq: position.seq };
}

const place = fc.constantFrom(...PLACES);
const client = fc.nat({ max: 1 });
const count = fc.integer({ min: 1, max: 12 });
const COMMAND = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("punch" as const), place, count }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("send" as const), place, count }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("take" as const), client, count }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("lose" as const), place }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("return" as const), place }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("wait" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("follow" as const), client, places: fc.subarray([...PLACES]) }),
  },
);
const SETUP = fc.record({
  maxQueued: fc.integer({ min: 2, max: 8 }),
  before: fc.array(fc.nat({ max: 9 }), { minLength: 3, maxLength: 3 }),
  after: fc.subarray([...PLACES]),
  commands: fc.array(COMMAND, { minLength: 5, maxLength: 60 }),
});

function play({ maxQueued, before, after, commands }: typeof SETUP extends fc.Arbitrary<infer T> ? T : never) {
  const worlds = new Map(PLACES.map((id) => [id as string, new World(id)]));
  PLACES.forEach((id, index) => ((worlds.get(id) ?? new World(id)).last = before[index] ?? 0));
  const clients = [
    new Client(worlds, maxQueued, []),
    new Client(
      worlds,
      maxQueued,
      after.map((id) => [id, 0] as const),
    ),
  ];
  for (const it of clients) it.put({ kind: "PLACES", places: PLACES });
  for (const command of commands) {
    const world = "place" in command ? worlds.get(command.place) : undefined;
    if (command.kind === "punch" && world) world.last += command.count;
    if (command.kind === "send") world?.send(command.count);
    if (command.kind === "lose") world?.lose();
    if (command.kind === "return" && world) world.isUp = true;
    if (command.kind === "wait") vi.advanceTimersByTime(RETRY_MS);
    if (command.kind === "take") for (let nth = 0; nth < command.count; nth++) clients[command.client]?.take();
    if (command.kind === "follow") clients[command.client]?.put({ kind: "PLACES", places: command.places });
  }
  return { worlds, clients };
}

/** Everything is up, followed and read until nothing more comes. */
function settle({ worlds, clients }: ReturnType<typeof play>): void {
  for (const it of worlds.values()) it.isUp = true;
  for (const it of clients) it.put({ kind: "PLACES", places: PLACES });
  for (let quietRounds = 0; quietRounds < 4; quietRounds++) {
    vi.advanceTimersByTime(RETRY_MS);
    for (const it of clients) while (it.unread > 0) it.take();
    const hasSent = [...worlds.values()].map((it) => it.send(1)).some(Boolean);
    if (hasSent || clients.some((it) => it.unread > 0)) quietRounds = 0;
  }
}

describe("in any order of punches, losses, catch-ups, overflows, stalls, and places that come and go", () => {
  it("a client gets each punch after its position once, in place order, none left out, and is told the truth", () => {
    fc.assert(
      fc.property(SETUP, (setup) => {
        const played = play(setup);
        settle(played);
        for (const it of played.clients) {
          for (const [id, world] of played.worlds) {
            expect(it.said.get(id) ?? []).toEqual(listWanted(it.begin(id), world.last));
            expect(listWanted(findPosition(it.positions, id)?.seq ?? 0, world.last)).toEqual([]);
          }
          expect([...it.lost]).toEqual([]);
          expect(it.isToldCaughtUp).toBe(true);
        }
        for (const it of played.clients) it.put({ kind: "CLOSED" });
        expect([...played.worlds.values()].map((world) => world.readings.size)).toEqual([0, 0, 0]);
      }),
      { numRuns: Number(process.env["STREAM_RUNS"] ?? 150) },
    );
  });
});
