import type { FeedPosition } from "@biometricflow/schema/vector-cursor";
import { findPosition, withPosition } from "./positions.ts";
import type { PlaceEvent } from "./shared-stream.ts";
import { inOrder, type Notice, type Step, type StreamState, stay, type Track } from "./stream-data.ts";

/** Sends an event, unless the client has it; stalls or holds back when too many messages wait. Touches no track else. */
export function deliver(state: StreamState, place: string, event: PlaceEvent): Step {
  if (state.isStalled || !isAhead(state, place, event.position)) return stay(state);
  const positions = withPosition(state.positions, place, event.position);
  const sent = { ...state, positions, waiting: state.waiting + 1 };
  const [next, actions] = guardQueue(sent, place);
  return [next, [{ kind: "SAY", event, positions }, ...actions]];
}

/** The state with a place's position moved forward, never back. */
export function moveTo(state: StreamState, place: string, position: FeedPosition | undefined): StreamState {
  if (position === undefined || !isAhead(state, place, position)) return state;
  return { ...state, positions: withPosition(state.positions, place, position) };
}

/** The state with a place that has no position yet at the first head that is known of it: nothing after it is left out. */
export function beginAt(state: StreamState, place: string, head: FeedPosition | undefined): StreamState {
  return findPosition(state.positions, place) === undefined ? moveTo(state, place, head) : state;
}

/** Sends a notice. */
export function notify(state: StreamState, kind: Notice["kind"], place: string | null, message: string): Step {
  const notice = { kind, place, message };
  return [{ ...state, waiting: state.waiting + 1 }, [{ kind: "NOTIFY", notice, positions: state.positions }]];
}

/** Says once that everything missed was sent, as soon as that is true of every place that can be reached. */
export function checkCaughtUp(state: StreamState): Step {
  if (!state.owesCaughtUp) return stay(state);
  const reachable = [...state.tracks.values()].filter((track) => !track.isLost);
  if (reachable.length === 0 || !reachable.every((track) => track.isCaughtUp)) return stay(state);
  const settled = { ...state, owesCaughtUp: false };
  return notify(settled, "CAUGHT_UP", null, "Everything missed was sent; live from here");
}

function isAhead({ positions }: StreamState, place: string, position: FeedPosition): boolean {
  const own = findPosition(positions, place);
  return own?.epoch !== position.epoch || own.seq < position.seq;
}

/** A place that is joined is at its head, unless what waited for the end of its catch-up is being sent just now. */
function toHead(state: StreamState, place: string, { head }: Track): FeedPosition | undefined {
  return head !== undefined && isAhead(state, place, head) ? head : findPosition(state.positions, place);
}

/** A catch-up is held back while the client reads; live punches cannot be. */
function guardQueue(state: StreamState, place: string): Step {
  const { waiting, maxQueued, isHeldBack } = state;
  if (waiting < maxQueued / 2) return stay(state);
  if (waiting >= maxQueued && state.tracks.get(place)?.mode === "JOINED") return stall(state);
  return isHeldBack ? stay(state) : [{ ...state, isHeldBack: true }, [{ kind: "HOLD_BACK" }]];
}

/** The client does not read: nothing more is kept for it; it goes on from its position when it reads again. */
function stall(state: StreamState): Step {
  const catchingUp = [...state.tracks].filter(([, track]) => track.mode === "CATCHING_UP");
  const toStalled = (track: Track, place: string): Track => ({
    ...track,
    mode: "WAITING",
    head: track.mode === "JOINED" ? toHead(state, place, track) : track.head,
    isCaughtUp: false,
    buffer: undefined,
  });
  const tracks = new Map([...state.tracks].map(([place, track]) => [place, toStalled(track, place)]));
  const message = "You read too slowly; what follows is read from the places when you have caught up";
  return inOrder({ ...state, tracks, isStalled: true, owesCaughtUp: true }, [
    (now) => notify(now, "SLOW_CLIENT", null, message),
    (now) => [now, catchingUp.map(([place]) => ({ kind: "STOP_CATCH_UP", place }))],
  ]);
}
