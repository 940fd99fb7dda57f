import { type FeedPosition, parseVectorCursor } from "@biometricflow/schema/vector-cursor";
import { ClientStream } from "../src/subscriptions/client-stream.ts";
import type { EventIds } from "../src/subscriptions/event-filter.ts";
import type {
  PlaceEvent,
  StreamFollower,
  SharedStreamState,
  SharedStream,
} from "../src/subscriptions/shared-stream.ts";
import type { UpstreamEnd, UpstreamListener } from "../src/subscriptions/upstream.ts";

/** Where a place stands. */
export const toPosition = (seq: number, epoch = "a"): FeedPosition => ({ epoch, seq });

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

/** What a place tells at a position. */
export function toEvent(place: string, seq: number): PlaceEvent {
  return {
    position: toPosition(seq),
    noticeKind: undefined,
    ids: [String(seq)],
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

/** How a client follows. */
export interface Wish {
  readonly after?: Record<string, number>;
  readonly maxQueued?: number;
  /** What this client wants of the shared stream. */
  readonly isWanted?: (ids: EventIds) => boolean;
}

/** A client that follows places, each told by hand what happens. */
export function openClient(
  places: readonly string[],
  { after = {}, maxQueued = 100, isWanted = () => true }: Wish = {},
) {
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
    isWanted,
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
