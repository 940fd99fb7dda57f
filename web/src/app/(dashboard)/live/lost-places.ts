import type { LiveState } from "@biometricflow/sdk/live-state";

/** What the first page said about its places. */
export interface FirstPlaces {
  readonly absent: readonly string[];
  readonly asked: readonly string[];
  /** Whether there was no first page at all. */
  readonly hasFailed: boolean;
}

/**
 * The ids of the places that nobody may take for present: those the open stream names, and before it is open those that
 * the first page lacks.
 */
export function toLostPlaces(state: LiveState, first: FirstPlaces): readonly string[] {
  switch (state.kind) {
    case "partlyLive":
      return state.places;
    case "live":
    case "catchingUp":
      return [];
    case "connecting":
    case "reconnecting":
    case "offline":
    case "ended":
      return first.hasFailed ? first.asked : first.absent;
  }
}

/** The state of the stream when some places fell silent: an open stream is live without them before it says so itself. */
export function withSilent(state: LiveState, silent: readonly string[]): LiveState {
  const isOpen = state.kind === "live" || state.kind === "catchingUp" || state.kind === "partlyLive";
  if (!isOpen || silent.length === 0) return state;
  return {
    kind: "partlyLive",
    places: [...new Set([...(state.kind === "partlyLive" ? state.places : []), ...silent])],
  };
}
