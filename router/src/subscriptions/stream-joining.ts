import type { FeedPosition } from "@biometricflow/schema/vector-cursor";
import { findPosition } from "./positions.ts";
import type { PlaceEvent } from "./shared-stream.ts";
import {
  addBuffered,
  changeTrack,
  inOrder,
  isSame,
  listBuffered,
  type Step,
  type StreamState,
  stay,
} from "./stream-data.ts";
import { beginAt, checkCaughtUp, deliver, moveTo } from "./stream-delivery.ts";

/** Joins the shared stream where the client stands, or reads up to it first. */
export function join(state: StreamState, place: string): Step {
  const track = state.tracks.get(place);
  if (track?.mode !== "WAITING" || track.head === undefined || track.isLost || state.isStalled) return stay(state);
  const own = findPosition(state.positions, place);
  if (own !== undefined && !isSame(own, track.head)) return catchUp(state, place, own);
  return markCaughtUp(changeTrack(state, place, { mode: "JOINED" }), place);
}

/** Keeps an event that came over the shared stream until the client's catch-up is done; sends it when there is none. */
export function takeEvent(state: StreamState, place: string, event: PlaceEvent): Step {
  const track = state.tracks.get(place);
  if (track === undefined) return stay(state);
  if (track.mode === "JOINED") return deliver(state, place, event);
  const head = event.position;
  if (track.mode === "WAITING") return stay(changeTrack(beginAt(state, place, head), place, { head }));
  const isFull = (track.buffer?.size ?? 0) >= state.maxQueued;
  const kept = isFull ? { hasOverflowed: true } : { buffer: addBuffered(track.buffer, event) };
  return stay(changeTrack(state, place, { head, ...kept }));
}

/** Moves past an event that the client did not ask for. */
export function passOver(state: StreamState, place: string, { position: head }: PlaceEvent): Step {
  const track = state.tracks.get(place);
  if (track === undefined) return stay(state);
  if (track.mode === "JOINED") return stay(moveTo(state, place, head));
  return stay(changeTrack(track.mode === "WAITING" ? beginAt(state, place, head) : state, place, { head }));
}

/** Joins with what came meanwhile; what was more than the buffer holds is read by another catch-up. */
export function endCatchUp(state: StreamState, place: string, position: FeedPosition): Step {
  const track = state.tracks.get(place);
  if (track?.mode !== "CATCHING_UP") return stay(state);
  const moved = moveTo(state, place, position);
  if (track.hasOverflowed) return catchUp(moved, place, findPosition(moved.positions, place) ?? position);
  return inOrder(changeTrack(moved, place, { mode: "JOINED", buffer: undefined }), [
    (now) => [now, [{ kind: "STOP_CATCH_UP", place }]],
    ...listBuffered(track.buffer).map((event) => (now: StreamState) => deliver(now, place, event)),
    (now) => stay(moveToHead(now, place)),
    (now) => markCaughtUp(now, place),
  ]);
}

/** The catch-up ended where the ledger ended when it began; everything that the shared stream passed since waited here. */
function moveToHead(state: StreamState, place: string): StreamState {
  const { mode, head } = state.tracks.get(place) ?? {};
  const isSameLedger = findPosition(state.positions, place)?.epoch === head?.epoch;
  return mode === "JOINED" && isSameLedger ? moveTo(state, place, head) : state;
}

/** A place that is joined and whose stream is live lacks nothing. */
export function markCaughtUp(state: StreamState, place: string): Step {
  const track = state.tracks.get(place);
  if (track?.mode !== "JOINED" || !track.isLive) return stay(state);
  return checkCaughtUp(changeTrack(state, place, { isCaughtUp: true }));
}

function catchUp(state: StreamState, place: string, from: FeedPosition): Step {
  const next = changeTrack(state, place, { mode: "CATCHING_UP", buffer: undefined, hasOverflowed: false });
  const held = state.isHeldBack ? [{ kind: "HOLD_BACK" } as const] : [];
  return [next, [{ kind: "CATCH_UP", place, from }, ...held]];
}
