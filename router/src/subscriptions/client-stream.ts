import { encodeVectorCursor, type FeedPosition, type VectorCursor } from "@biometricflow/schema/vector-cursor";
import { codedError } from "@biometricflow/service/errors/error-codes";
import type { ExecutionResult } from "graphql";
import { createMessageQueue, type MessageQueue } from "./message-queue.ts";
import type { PlaceEvent, SharedStream } from "./shared-stream.ts";
import type { UpstreamListener } from "./upstream.ts";

/** The catch-up of one client at one place. */
export interface CatchUp {
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => void;
}

/** A message of the router's own. */
export interface Notice {
  readonly kind: "PLACE_LOST" | "PLACE_BACK" | "CAUGHT_UP" | "GAP" | "SLOW_CLIENT";
  /** Null when it is about the whole stream. */
  readonly place: string | null;
  readonly message: string;
}

/** What a client's stream needs from outside. */
export interface ClientStreamOptions {
  /** Where the client wants to go on; places that are absent begin at their head. */
  readonly after: VectorCursor;
  readonly openStream: (place: string) => SharedStream;
  /** Begins a stream of its own at a position, for what the client missed. */
  readonly openCatchUp: (place: string, after: string, listener: UpstreamListener<PlaceEvent>) => CatchUp;
  /** Makes a message for this client: its own cursor stands in for the place's. */
  readonly toMessage: (shape: () => Promise<ExecutionResult>, cursor: string) => Promise<ExecutionResult>;
  readonly toNotice: (notice: Notice, cursor: string) => Promise<ExecutionResult>;
  /** Messages that may wait for a client that reads slowly. */
  readonly maxQueued: number;
  readonly onEnd: () => void;
}

/** How one place stands in one client's stream. */
interface Track {
  readonly shared: SharedStream;
  unfollow: () => void;
  /** `WAITING` for the shared stream, reading what was missed, or following the shared stream. */
  mode: "WAITING" | "CATCHING_UP" | "JOINED";
  isLost: boolean;
  isCaughtUp: boolean;
  /** Live events that wait for the end of the catch-up. */
  buffer: PlaceEvent[];
  hasOverflowed: boolean;
  catchUp: CatchUp | undefined;
}

const RETRY_MS = 500;

/**
 * One client's view of the streams of several places: each place in its order, nothing twice, nothing left out.
 * What was missed is read from the place before the shared stream is joined at exactly that position.
 */
export class ClientStream {
  readonly #options: ClientStreamOptions;
  readonly #tracks = new Map<string, Track>();
  readonly #positions: Map<string, FeedPosition>;
  readonly #queue: MessageQueue<ExecutionResult>;
  /** Places that the client was told are lost because they left its scope. */
  readonly #removed = new Set<string>();
  #isStalled = false;
  #owesCaughtUp = true;
  #isSettingPlaces = false;

  constructor(options: ClientStreamOptions) {
    this.#options = options;
    this.#positions = new Map(options.after);
    this.#queue = createMessageQueue({ onTake: () => this.#onTake(), onEnd: () => this.#close() });
  }

  /** The answers, to be read once. */
  get messages(): AsyncGenerator<ExecutionResult, void, void> {
    return this.#queue;
  }

  /** The places that are followed now. */
  get places(): readonly string[] {
    return [...this.#tracks.keys()];
  }

  /** Ends the stream with an error that the client sees. */
  fail(error: Error): void {
    this.#queue.fail(error);
  }

  /** Follows exactly these places from now on. */
  setPlaces(places: readonly string[]): void {
    this.#isSettingPlaces = true;
    for (const [place, track] of this.#tracks) {
      if (places.includes(place)) continue;
      this.#detach(track);
      this.#tracks.delete(place);
      this.#removed.add(place);
      if (!track.isLost) this.#notify("PLACE_LOST", place, `The place ${place} is not served any more`);
    }
    for (const place of places) {
      if (this.#tracks.has(place)) continue;
      this.#owesCaughtUp = true;
      if (this.#removed.delete(place)) this.#notify("PLACE_BACK", place, `The place ${place} is served again`);
      this.#attach(place);
    }
    this.#isSettingPlaces = false;
    this.#checkCaughtUp();
  }

  #attach(place: string): void {
    const shared = this.#options.openStream(place);
    const track: Track = {
      shared,
      unfollow: () => {},
      mode: "WAITING",
      isLost: false,
      isCaughtUp: false,
      buffer: [],
      hasOverflowed: false,
      catchUp: undefined,
    };
    this.#tracks.set(place, track);
    track.unfollow = shared.follow({
      onEvent: (event) => this.#onEvent(track, event),
      onCaughtUp: () => this.#onCaughtUp(track),
      onLost: (message) => this.#onLost(track, message),
      onBack: () => this.#onBack(track),
      onReset: () => this.#onReset(track),
    });
    if (shared.state() === "LOST") this.#onLost(track, `The place ${place} cannot be reached`);
    else this.#join(track);
  }

  #onEvent(track: Track, event: PlaceEvent): void {
    if (track.mode === "JOINED") this.#deliver(track, event);
    if (track.mode !== "CATCHING_UP") return;
    if (track.buffer.length < this.#options.maxQueued) track.buffer.push(event);
    else track.hasOverflowed = true;
  }

  #onCaughtUp(track: Track): void {
    if (track.mode === "WAITING") this.#join(track);
    if (track.mode !== "JOINED") return;
    this.#advance(track, track.shared.position());
    this.#markCaughtUp(track);
  }

  #onLost(track: Track, message: string): void {
    const { place } = track.shared;
    track.catchUp?.stop();
    if (track.mode === "CATCHING_UP") track.mode = "WAITING";
    track.isCaughtUp = false;
    const head = track.shared.position();
    if (!this.#positions.has(place) && head !== undefined) this.#positions.set(place, head);
    const isAtHead = isSame(this.#positions.get(place), head) && !this.#isStalled;
    if (track.mode === "WAITING" && isAtHead) track.mode = "JOINED";
    if (!track.isLost) {
      track.isLost = true;
      this.#notify("PLACE_LOST", place, message);
    }
    this.#checkCaughtUp();
  }

  #onBack(track: Track): void {
    track.isLost = false;
    this.#owesCaughtUp = true;
    this.#notify("PLACE_BACK", track.shared.place, `The place ${track.shared.place} is back`);
    if (track.mode === "WAITING") this.#join(track);
  }

  #onReset(track: Track): void {
    const { place } = track.shared;
    const head = track.shared.position();
    if (track.mode !== "JOINED" || head === undefined) return;
    this.#positions.set(place, head);
    this.#notify("GAP", place, `The ledger of ${place} was restored: punches may be missing here, read them by query`);
  }

  /** Joins the shared stream where the client stands, or reads up to it first. */
  #join(track: Track): void {
    const { place } = track.shared;
    const head = track.shared.position();
    if (head === undefined || track.isLost || this.#isStalled) return;
    if (!this.#positions.has(place)) this.#positions.set(place, head);
    const own = this.#positions.get(place);
    if (own !== undefined && !isSame(own, head)) return this.#catchUp(track, own);
    track.mode = "JOINED";
    if (track.shared.state() === "LIVE") this.#markCaughtUp(track);
  }

  #catchUp(track: Track, from: FeedPosition): void {
    const { place } = track.shared;
    track.catchUp?.stop();
    track.mode = "CATCHING_UP";
    track.buffer = [];
    track.hasOverflowed = false;
    track.catchUp = this.#options.openCatchUp(place, encodeVectorCursor(new Map([[place, from]])), {
      onMessage: (event) => {
        if (event.noticeKind === undefined) this.#deliver(track, event);
        else if (event.noticeKind === "CAUGHT_UP") this.#endCatchUp(track, event.position);
      },
      onEnd: (end) => {
        if (end.kind === "RESET")
          return this.fail(codedError("CURSOR_RESET", `The ledger of ${place} is another one`, { place }));
        track.mode = "WAITING";
        setTimeout(() => {
          if (track.mode === "WAITING" && this.#tracks.get(place) === track) this.#join(track);
        }, RETRY_MS);
      },
    });
  }

  #endCatchUp(track: Track, position: FeedPosition): void {
    track.catchUp?.stop();
    this.#advance(track, position);
    if (track.hasOverflowed) return this.#catchUp(track, this.#positions.get(track.shared.place) ?? position);
    track.mode = "JOINED";
    const { buffer } = track;
    track.buffer = [];
    for (const event of buffer) this.#deliver(track, event);
    if (!this.#isStalled && track.shared.state() === "LIVE") this.#markCaughtUp(track);
  }

  #deliver(track: Track, event: PlaceEvent): void {
    if (this.#isStalled || !this.#advance(track, event.position)) return;
    const cursor = this.#cursor();
    this.#queue.push(() => this.#options.toMessage(event.shape, cursor));
    const { maxQueued } = this.#options;
    const size = this.#queue.size();
    if (size < maxQueued / 2) return;
    if (track.mode === "JOINED" && size >= maxQueued) return this.#stall();
    for (const it of this.#tracks.values()) it.catchUp?.pause(); // a catch-up is held back, live punches cannot be
  }

  /** Moves a place's position forward. False when the client is there already. */
  #advance({ shared }: Track, position: FeedPosition | undefined): boolean {
    const own = this.#positions.get(shared.place);
    if (position === undefined || (own?.epoch === position.epoch && own.seq >= position.seq)) return false;
    this.#positions.set(shared.place, position);
    return true;
  }

  /** The client does not read: nothing more is kept for it; it goes on from its position when it reads again. */
  #stall(): void {
    this.#isStalled = true;
    this.#owesCaughtUp = true;
    this.#notify(
      "SLOW_CLIENT",
      null,
      "You read too slowly; what follows is read from the places when you have caught up",
    );
    for (const track of this.#tracks.values()) {
      track.catchUp?.stop();
      track.mode = "WAITING";
      track.isCaughtUp = false;
      track.buffer = [];
    }
  }

  #onTake(): void {
    const { maxQueued } = this.#options;
    if (this.#queue.size() > maxQueued / 4) return;
    if (this.#isStalled) {
      this.#isStalled = false;
      for (const track of this.#tracks.values()) this.#join(track);
    }
    for (const track of this.#tracks.values()) track.catchUp?.resume();
  }

  #markCaughtUp(track: Track): void {
    track.isCaughtUp = true;
    this.#checkCaughtUp();
  }

  /** Says once that everything missed was sent, as soon as that is true of every place that can be reached. */
  #checkCaughtUp(): void {
    if (this.#isSettingPlaces) return; // a part of the places says nothing about the whole
    const reachable = [...this.#tracks.values()].filter((track) => !track.isLost);
    if (!this.#owesCaughtUp || reachable.length === 0 || !reachable.every((track) => track.isCaughtUp)) return;
    this.#owesCaughtUp = false;
    this.#notify("CAUGHT_UP", null, "Everything missed was sent; live from here");
  }

  #notify(kind: Notice["kind"], place: string | null, message: string): void {
    const cursor = this.#cursor();
    this.#queue.push(() => this.#options.toNotice({ kind, place, message }, cursor));
  }

  #cursor(): string {
    return encodeVectorCursor(this.#positions);
  }

  #detach(track: Track): void {
    track.catchUp?.stop();
    track.mode = "WAITING";
    track.unfollow();
  }

  #close(): void {
    for (const track of this.#tracks.values()) this.#detach(track);
    this.#tracks.clear();
    this.#options.onEnd();
  }
}

function isSame(left: FeedPosition | undefined, right: FeedPosition | undefined): boolean {
  return left !== undefined && left.epoch === right?.epoch && left.seq === right.seq;
}
