import type { FeedPosition } from "@biometricflow/schema/vector-cursor";
import { type Positions, toPositions } from "./positions.ts";
import type { PlaceEvent, SharedStreamState } from "./shared-stream.ts";

// The words of `stream-state.ts`. A live event at a place that is joined changes positions alone, never the tracks.

/** How one place stands in one client's stream. */
export interface Track {
  /** Waiting for the shared stream, reading what was missed, or following the shared stream. */
  readonly mode: "WAITING" | "CATCHING_UP" | "JOINED";
  /** Where the shared stream stands. Not kept up while `JOINED`: it is the client's own position then, if that is ahead. */
  readonly head: FeedPosition | undefined;
  /** The shared stream has sent everything up to its head; what follows is live. */
  readonly isLive: boolean;
  readonly isLost: boolean;
  readonly isCaughtUp: boolean;
  /** Live events that wait for the end of the catch-up. */
  readonly buffer: Buffered | undefined;
  readonly hasOverflowed: boolean;
}

/** Events that wait, the last one first: adding one copies nothing. */
export interface Buffered {
  readonly event: PlaceEvent;
  readonly before: Buffered | undefined;
  readonly size: number;
}

/** Everything about one client's stream but its messages. */
export interface StreamState {
  /** Messages that may wait for a client that reads slowly. */
  readonly maxQueued: number;
  readonly tracks: ReadonlyMap<string, Track>;
  /** Where the client stands; places that it does not follow now are kept. */
  readonly positions: Positions;
  /** Places that the client was told are lost because they left its scope. */
  readonly removed: ReadonlySet<string>;
  /** Messages that the client has not taken. */
  readonly waiting: number;
  /** The client does not read: nothing more is kept for it. */
  readonly isStalled: boolean;
  /** Catch-ups are paused until the client has read. */
  readonly isHeldBack: boolean;
  readonly owesCaughtUp: boolean;
}

/** What happens to a client's stream. `head` is where the shared stream stands. */
export type StreamInput =
  /** Exactly these places are to be followed. */
  | { readonly kind: "PLACES"; readonly places: readonly string[] }
  /** The answer to `FOLLOW`. */
  | { readonly kind: "FOLLOWED"; readonly place: string; readonly head: Head; readonly state: SharedStreamState }
  /** Of the shared stream; not every client that shares it wants every event. */
  | { readonly kind: "EVENT"; readonly place: string; readonly event: PlaceEvent; readonly isWanted: boolean }
  | { readonly kind: "LIVE"; readonly place: string; readonly head: Head }
  | { readonly kind: "LOST"; readonly place: string; readonly head: Head; readonly message: string }
  | { readonly kind: "BACK"; readonly place: string; readonly head: Head }
  | { readonly kind: "RESET"; readonly place: string; readonly head: Head }
  /** An event that a catch-up brought. */
  | { readonly kind: "MISSED"; readonly place: string; readonly event: PlaceEvent }
  /** A catch-up has brought everything up to `position`. */
  | { readonly kind: "CAUGHT_UP"; readonly place: string; readonly position: FeedPosition }
  /** A catch-up ended before it was done. */
  | { readonly kind: "BROKEN"; readonly place: string; readonly isReset: boolean }
  /** The pause of `RETRY_LATER` is over. */
  | { readonly kind: "RETRY"; readonly place: string }
  /** The client took a message; so many wait still. */
  | { readonly kind: "TAKEN"; readonly waiting: number }
  | { readonly kind: "CLOSED" };

type Head = FeedPosition | undefined;

/** What is to be done about it, in order. */
export type StreamAction =
  | { readonly kind: "SAY"; readonly event: PlaceEvent; readonly positions: Positions }
  | { readonly kind: "NOTIFY"; readonly notice: Notice; readonly positions: Positions }
  | { readonly kind: "FOLLOW"; readonly place: string }
  | { readonly kind: "UNFOLLOW"; readonly place: string }
  /** Replaces the place's catch-up when there is one. */
  | { readonly kind: "CATCH_UP"; readonly place: string; readonly from: FeedPosition }
  | { readonly kind: "STOP_CATCH_UP"; readonly place: string }
  /** Pauses every catch-up. */
  | { readonly kind: "HOLD_BACK" }
  | { readonly kind: "LET_GO" }
  | { readonly kind: "RETRY_LATER"; readonly place: string }
  /** Ends the stream: the client's position is of a ledger that is gone. */
  | { readonly kind: "FAIL"; readonly place: string };

/** A message of the router's own. */
export interface Notice {
  readonly kind: "PLACE_LOST" | "PLACE_BACK" | "CAUGHT_UP" | "GAP" | "SLOW_CLIENT";
  /** Null when it is about the whole stream. */
  readonly place: string | null;
  readonly message: string;
}

/** A state and what is to be done on the way to it. */
export type Step = readonly [state: StreamState, actions: readonly StreamAction[]];

/** A stream that follows nothing yet and goes on after `positions`. */
export function createStreamState(
  maxQueued: number,
  positions: Iterable<readonly [string, FeedPosition]>,
): StreamState {
  return {
    maxQueued,
    tracks: new Map(),
    positions: toPositions(positions),
    removed: new Set(),
    waiting: 0,
    isStalled: false,
    isHeldBack: false,
    owesCaughtUp: true,
  };
}

/** Nothing is to be done. */
export function stay(state: StreamState): Step {
  return [state, []];
}

/** One step after the other, as one. */
export function inOrder(state: StreamState, steps: Iterable<(state: StreamState) => Step>): Step {
  const actions: StreamAction[] = [];
  let now = state;
  for (const step of steps) {
    const [next, more] = step(now);
    for (const action of more) actions.push(action);
    now = next;
  }
  return [now, actions];
}

/** The state with a change of one place's track, when it is followed. */
export function changeTrack(state: StreamState, place: string, change: Partial<Track>): StreamState {
  const track = state.tracks.get(place);
  return track === undefined ? state : setTrack(state, place, { ...track, ...change });
}

/** The state with one place's track. */
export function setTrack(state: StreamState, place: string, track: Track): StreamState {
  return { ...state, tracks: new Map(state.tracks).set(place, track) };
}

/** True for two known positions that are one. */
export function isSame(left: FeedPosition | undefined, right: FeedPosition | undefined): boolean {
  return left !== undefined && left.epoch === right?.epoch && left.seq === right.seq;
}

/** The buffer with one more event. */
export function addBuffered(before: Buffered | undefined, event: PlaceEvent): Buffered {
  return { event, before, size: (before?.size ?? 0) + 1 };
}

/** What waits, in order. */
export function listBuffered(buffer: Buffered | undefined): readonly PlaceEvent[] {
  const events: PlaceEvent[] = [];
  for (let it = buffer; it !== undefined; it = it.before) events.push(it.event);
  return events.reverse();
}
