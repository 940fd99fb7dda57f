import { findPosition, withPosition } from "./positions.ts";
import {
  changeTrack,
  inOrder,
  isSame,
  setTrack,
  type Step,
  type StreamInput,
  type StreamState,
  stay,
  type Track,
} from "./stream-data.ts";
import { beginAt, checkCaughtUp, deliver, moveTo, notify } from "./stream-delivery.ts";
import { endCatchUp, join, markCaughtUp, passOver, takeEvent } from "./stream-joining.ts";

const NEW_TRACK: Track = {
  mode: "WAITING",
  head: undefined,
  isLive: false,
  isLost: false,
  isCaughtUp: false,
  buffer: undefined,
  hasOverflowed: false,
};

type Input<K extends StreamInput["kind"]> = Extract<StreamInput, { kind: K }>;

/**
 * The state of a client's stream after an input, and what is to be done. Pure.
 *
 * Each place in its order, nothing twice, nothing left out: what was missed is read from the place before the shared
 * stream is joined at exactly that position. `CAUGHT_UP` is said only while no place that can be reached is behind.
 */
export function advance(state: StreamState, input: StreamInput): Step {
  switch (input.kind) {
    case "PLACES":
      return setPlaces(state, input.places);
    case "FOLLOWED":
      return onFollowed(state, input);
    case "EVENT":
      return input.isWanted ? takeEvent(state, input.place, input.event) : passOver(state, input.place, input.event);
    case "LIVE":
      return onLive(state, input);
    case "LOST":
      return onLost(state, input);
    case "BACK":
      return onBack(state, input);
    case "RESET":
      return onReset(state, input);
    case "MISSED":
      return state.tracks.get(input.place)?.mode === "CATCHING_UP"
        ? deliver(state, input.place, input.event)
        : stay(state);
    case "CAUGHT_UP":
      return endCatchUp(state, input.place, input.position);
    case "BROKEN":
      return onBroken(state, input);
    case "RETRY":
      return join(state, input.place);
    case "TAKEN":
      return onTaken(state, input.waiting);
    case "CLOSED":
      return inOrder(
        state,
        [...state.tracks.keys()].map((place) => (now: StreamState) => drop(now, place)),
      );
  }
}

function setPlaces(state: StreamState, places: readonly string[]): Step {
  const wanted = new Set(places);
  const gone = [...state.tracks.keys()].filter((place) => !wanted.has(place));
  const added = places.filter((place) => !state.tracks.has(place));
  return inOrder(state, [
    ...gone.map((place) => (now: StreamState) => remove(now, place)),
    ...added.map((place) => (now: StreamState) => add(now, place)),
    checkCaughtUp,
  ]);
}

function remove(state: StreamState, place: string): Step {
  const isKnownLost = state.tracks.get(place)?.isLost === true;
  return inOrder({ ...state, removed: new Set([...state.removed, place]) }, [
    (now) => drop(now, place),
    (now) => (isKnownLost ? stay(now) : notify(now, "PLACE_LOST", place, `The place ${place} is not served any more`)),
  ]);
}

function drop(state: StreamState, place: string): Step {
  const tracks = new Map([...state.tracks].filter(([it]) => it !== place));
  return [
    { ...state, tracks },
    [
      { kind: "STOP_CATCH_UP", place },
      { kind: "UNFOLLOW", place },
    ],
  ];
}

function add(state: StreamState, place: string): Step {
  const removed = new Set([...state.removed].filter((it) => it !== place));
  const next = setTrack({ ...state, removed, owesCaughtUp: true }, place, NEW_TRACK);
  const [told, notices] = state.removed.has(place)
    ? notify(next, "PLACE_BACK", place, `The place ${place} is served again`)
    : stay(next);
  return [told, [...notices, { kind: "FOLLOW", place }]];
}

function onFollowed(state: StreamState, { place, head, state: shared }: Input<"FOLLOWED">): Step {
  if (shared === "LOST")
    return onLost(state, { kind: "LOST", place, head, message: `The place ${place} cannot be reached` });
  return join(changeTrack(beginAt(state, place, head), place, { head, isLive: shared === "LIVE" }), place);
}

function onLive(state: StreamState, { place, head }: Input<"LIVE">): Step {
  const isJoined = state.tracks.get(place)?.mode === "JOINED";
  const live = changeTrack(beginAt(state, place, head), place, { head, isLive: true });
  return isJoined ? markCaughtUp(moveTo(live, place, head), place) : join(live, place);
}

function onLost(state: StreamState, { place, head, message }: Input<"LOST">): Step {
  const track = state.tracks.get(place);
  if (track === undefined) return stay(state);
  const begun = beginAt(state, place, head);
  const isAtHead = isSame(findPosition(begun.positions, place), head) && !state.isStalled;
  // The shared stream comes back at its head: a client that stands there needs no catch-up of its own.
  const mode = track.mode === "JOINED" || isAtHead ? "JOINED" : "WAITING";
  const lost = changeTrack(begun, place, {
    ...{ mode, head, isLive: false, isLost: true, isCaughtUp: false },
    ...{ buffer: undefined, hasOverflowed: false },
  });
  return inOrder(lost, [
    (now) => (track.mode === "CATCHING_UP" ? [now, [{ kind: "STOP_CATCH_UP", place }]] : stay(now)),
    (now) => (track.isLost ? stay(now) : notify(now, "PLACE_LOST", place, message)),
    checkCaughtUp,
  ]);
}

function onBack(state: StreamState, { place, head }: Input<"BACK">): Step {
  const back = changeTrack({ ...beginAt(state, place, head), owesCaughtUp: true }, place, { head, isLost: false });
  return inOrder(back, [
    (now) => notify(now, "PLACE_BACK", place, `The place ${place} is back`),
    (now) => join(now, place),
  ]);
}

function onReset(state: StreamState, { place, head }: Input<"RESET">): Step {
  const known = changeTrack(state, place, { head });
  if (head === undefined || state.tracks.get(place)?.mode !== "JOINED") return stay(known);
  const moved = { ...known, positions: withPosition(state.positions, place, head) };
  const message = `The ledger of ${place} was restored: punches may be missing here, read them by query`;
  return notify(moved, "GAP", place, message);
}

function onBroken(state: StreamState, { place, isReset }: Input<"BROKEN">): Step {
  if (state.tracks.get(place)?.mode !== "CATCHING_UP") return stay(state);
  if (isReset) return [state, [{ kind: "FAIL", place }]];
  const broken = changeTrack(state, place, { mode: "WAITING", buffer: undefined, hasOverflowed: false });
  return [broken, [{ kind: "RETRY_LATER", place }]];
}

function onTaken(state: StreamState, waiting: number): Step {
  const taken = { ...state, waiting };
  if (waiting > state.maxQueued / 4 || (!state.isStalled && !state.isHeldBack)) return stay(taken);
  const rejoined = state.isStalled ? [...state.tracks.keys()] : [];
  return inOrder({ ...taken, isStalled: false, isHeldBack: false }, [
    ...rejoined.map((place) => (now: StreamState) => join(now, place)),
    (now) => [now, [{ kind: "LET_GO" }]],
  ]);
}
