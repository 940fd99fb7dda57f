import type { FeedPosition } from "@biometricflow/schema/vector-cursor";
import { expect } from "vitest";
import { findPosition, listPositions, type Positions } from "../src/subscriptions/positions.ts";
import type { PlaceEvent } from "../src/subscriptions/shared-stream.ts";
import {
  createStreamState,
  type Notice,
  type StreamAction,
  type StreamInput,
} from "../src/subscriptions/stream-data.ts";
import { advance } from "../src/subscriptions/stream-state.ts";
import type { UpstreamEnd, UpstreamMessage } from "../src/subscriptions/upstream.ts";
import { listWanted, type Reading, RETRY_MS, type World } from "./stream-world.ts";

type Message = Extract<StreamAction, { kind: "SAY" | "NOTIFY" }>;

/** A client of `stream-state.ts` whose every message is judged when it is made. */
export class JudgedClient {
  /** Sequence numbers by place, in order, of the ledger that is followed now. */
  readonly said = new Map<string, number[]>();
  readonly lost = new Set<string>();
  /** Where each place began: the position it was asked after, its first head, or the head of another ledger. */
  readonly begins = new Map<string, FeedPosition>();
  isToldCaughtUp = false;
  /** Its position was of a ledger that is gone. */
  hasFailed = false;
  readonly #worlds: ReadonlyMap<string, World>;
  readonly #catchUps = new Map<string, { readonly reading: Reading; readonly stop: () => void }>();
  readonly #unfollow = new Map<string, () => void>();
  readonly #inputs: StreamInput[] = [];
  readonly #waiting: Message["kind"][] = [];
  #state: ReturnType<typeof createStreamState>;
  #isRunning = false;

  constructor(
    worlds: ReadonlyMap<string, World>,
    maxQueued: number,
    after: readonly (readonly [string, FeedPosition])[],
  ) {
    this.#worlds = worlds;
    this.#state = createStreamState(maxQueued, after);
    for (const [place, position] of after) this.begins.set(place, position);
  }

  get positions(): Positions {
    return this.#state.positions;
  }

  get unread(): number {
    return this.#waiting.length;
  }

  take(): void {
    if (this.#waiting.shift() !== undefined) this.put({ kind: "TAKEN", waiting: this.unread });
  }

  put(input: StreamInput): void {
    if (this.hasFailed && input.kind !== "CLOSED") return;
    this.#inputs.push(input);
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let next = this.#inputs.shift(); next !== undefined; next = this.#inputs.shift()) {
      const [state, actions] = advance(this.#state, next);
      this.#state = state;
      for (const action of actions) this.#run(action);
      this.#noteBegins(next);
    }
    this.#isRunning = false;
  }

  /** A place without a position begins at the first head that is known of it. */
  #noteBegins(input: StreamInput): void {
    const head = "head" in input ? input.head : input.kind === "EVENT" ? input.event.position : undefined;
    for (const [place, position] of listPositions(this.positions)) {
      if (this.begins.has(place)) continue;
      expect(position).toEqual(head);
      this.begins.set(place, position);
    }
    const isKnown = head !== undefined && "place" in input && this.#state.tracks.has(input.place);
    if (isKnown) expect(this.begins.has(input.place)).toBe(true);
  }

  #world(place: string): World {
    const world = this.#worlds.get(place);
    if (world === undefined) throw new TypeError(place);
    return world;
  }

  #run(action: StreamAction): void {
    switch (action.kind) {
      case "SAY":
        this.#judgePunch(action.event, action.positions);
        return this.#keep(action);
      case "NOTIFY":
        this.#judgeNotice(action.notice);
        return this.#keep(action);
      case "FOLLOW":
        return this.#follow(action.place);
      case "UNFOLLOW":
        return this.#unfollow.get(action.place)?.();
      case "CATCH_UP":
        return this.#catchUp(action.place, action.from);
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
        expect(findPosition(this.positions, action.place)?.epoch).not.toBe(this.#world(action.place).epoch);
        this.#inputs.length = 0;
        this.put({ kind: "CLOSED" });
        this.hasFailed = true;
    }
  }

  #follow(place: string): void {
    const { shared } = this.#world(place);
    const head = () => shared.position();
    const unfollow = shared.follow({
      onEvent: ({ position }) => this.put({ kind: "EVENT", place, event: toEvent(place, position), isWanted: true }),
      onCaughtUp: () => this.put({ kind: "LIVE", place, head: head() }),
      onLost: (message) => this.put({ kind: "LOST", place, head: head(), message }),
      onBack: () => this.put({ kind: "BACK", place, head: head() }),
      onReset: () => this.put({ kind: "RESET", place, head: head() }),
    });
    this.#unfollow.set(place, unfollow);
    this.put({ kind: "FOLLOWED", place, head: head(), state: shared.state() });
  }

  #catchUp(place: string, from: FeedPosition): void {
    this.#catchUps.get(place)?.stop();
    const onMessage = ({ position, noticeKind }: UpstreamMessage) => {
      if (noticeKind === undefined) this.put({ kind: "MISSED", place, event: toEvent(place, position) });
      else this.put({ kind: "CAUGHT_UP", place, position });
    };
    const onEnd = ({ kind }: Pick<UpstreamEnd, "kind">) =>
      this.put({ kind: "BROKEN", place, isReset: kind === "RESET" });
    this.#catchUps.set(place, this.#world(place).read(from, { onMessage, onEnd }));
  }

  /** A message's cursor is the position after it: what was said until then, and nothing more, lies before it. */
  #keep({ kind, positions }: Message): void {
    this.#waiting.push(kind);
    for (const [place, { epoch, seq }] of listPositions(positions)) {
      const begin = this.begins.get(place);
      if (begin === undefined) continue;
      expect(this.said.get(place) ?? []).toEqual(listWanted(begin.seq, seq));
      expect(epoch).toBe(begin.epoch);
    }
    const punches = this.#waiting.filter((it) => it === "SAY");
    expect(punches.length).toBeLessThanOrEqual(this.#state.maxQueued);
  }

  #judgePunch({ position, noticeKind: place = "" }: PlaceEvent, positions: Positions): void {
    this.said.set(place, [...(this.said.get(place) ?? []), position.seq]);
    expect(findPosition(positions, place)).toEqual(position);
  }

  #judgeNotice({ kind, place }: Notice): void {
    if (kind === "PLACE_LOST" || kind === "PLACE_BACK") {
      expect(this.lost.has(place ?? ""), `${kind} ${place}`).toBe(kind === "PLACE_BACK");
      if (kind === "PLACE_LOST") this.lost.add(place ?? "");
      else this.lost.delete(place ?? "");
    }
    if (kind === "GAP") this.#beginAgain(place ?? "");
    if (kind === "CAUGHT_UP") this.#judgeCaughtUp();
    this.isToldCaughtUp = kind === "CAUGHT_UP" || (this.isToldCaughtUp && (kind === "PLACE_LOST" || kind === "GAP"));
  }

  #beginAgain(place: string): void {
    const position = findPosition(this.positions, place);
    expect(position?.epoch).toBe(this.#world(place).epoch);
    if (position !== undefined) this.begins.set(place, position);
    this.said.delete(place);
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
function toEvent(place: string, position: FeedPosition): PlaceEvent {
  return { position, noticeKind: place, ids: [], shape: async () => ({}) };
}
