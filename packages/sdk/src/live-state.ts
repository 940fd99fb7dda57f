import type { FeedNoticeKind, FeedPhase } from "./generated/graphql.ts";

/** After so many failed tries a subscription calls itself offline; it keeps trying. */
export const OFFLINE_AFTER_ATTEMPTS = 5;

/** What a live list may say of itself. */
export type LiveState =
  | { readonly kind: "connecting" }
  /** `remaining` is null when the server did not count. */
  | { readonly kind: "catchingUp"; readonly remaining: number | null }
  | { readonly kind: "live" }
  /** The stream is open; these places are missing from it. */
  | { readonly kind: "partlyLive"; readonly places: readonly string[] }
  /** The connection is lost; try number `attempt` begins in `nextInMs`. */
  | { readonly kind: "reconnecting"; readonly attempt: number; readonly nextInMs: number }
  | { readonly kind: "offline"; readonly sinceMs: number; readonly attempt: number; readonly nextInMs: number }
  /** No further try: the code says why. */
  | { readonly kind: "ended"; readonly code: string };

/** What happens to a subscription, in the words of its state. */
export type LiveInput =
  | { readonly kind: "connecting" }
  | { readonly kind: "message"; readonly phase: FeedPhase; readonly notice?: LiveNotice | null }
  | { readonly kind: "lost"; readonly attempt: number; readonly nextInMs: number; readonly atMs: number }
  | { readonly kind: "ended"; readonly code: string };

/** The part of a notice that changes the state. */
export interface LiveNotice {
  readonly kind: FeedNoticeKind;
  readonly place: string | null;
  readonly remaining: number | null;
}

/** Everything the state is made from. */
export interface LiveProgress {
  readonly link: "connecting" | "open" | "lost" | "ended";
  readonly lostPlaces: readonly string[];
  readonly isCatchingUp: boolean;
  readonly remaining: number | null;
  readonly attempt: number;
  readonly nextInMs: number;
  /** When the connection was lost first in this row of tries. */
  readonly lostAtMs: number;
  readonly code: string;
}

/** The progress of a subscription that has not begun. */
export const INITIAL_PROGRESS: LiveProgress = {
  link: "connecting",
  lostPlaces: [],
  isCatchingUp: false,
  remaining: null,
  attempt: 0,
  nextInMs: 0,
  lostAtMs: 0,
  code: "",
};

/** The progress after an input. Pure. */
export function advance(progress: LiveProgress, input: LiveInput): LiveProgress {
  switch (input.kind) {
    case "connecting":
      return progress.link === "lost" ? { ...progress, nextInMs: 0 } : { ...progress, link: "connecting" };
    case "message":
      return onMessage({ ...progress, link: "open", attempt: 0 }, input);
    case "lost":
      return {
        ...INITIAL_PROGRESS,
        link: "lost",
        attempt: input.attempt,
        nextInMs: input.nextInMs,
        lostAtMs: progress.link === "lost" ? progress.lostAtMs : input.atMs,
      };
    case "ended":
      return { ...progress, link: "ended", code: input.code };
  }
}

function onMessage(progress: LiveProgress, input: Extract<LiveInput, { kind: "message" }>): LiveProgress {
  const { notice, phase } = input;
  if (notice) return onNotice(progress, notice);
  if (phase === "LIVE") return progress;
  const remaining = progress.remaining === null ? null : Math.max(0, progress.remaining - 1);
  return { ...progress, isCatchingUp: true, remaining };
}

function onNotice(progress: LiveProgress, { kind, place, remaining }: LiveNotice): LiveProgress {
  const others = progress.lostPlaces.filter((lost) => lost !== place);
  switch (kind) {
    case "PLACE_LOST":
      return place === null ? progress : { ...progress, lostPlaces: [...others, place] };
    case "PLACE_BACK":
      return { ...progress, lostPlaces: others, isCatchingUp: true, remaining }; // CAUGHT_UP follows
    case "CAUGHT_UP":
      return { ...progress, isCatchingUp: false, remaining: null };
    case "GAP":
    case "SLOW_CLIENT":
      return progress;
  }
}

/** The state that a progress stands for. Pure. */
export function toLiveState(progress: LiveProgress): LiveState {
  const { attempt, nextInMs } = progress;
  switch (progress.link) {
    case "connecting":
      return { kind: "connecting" };
    case "ended":
      return { kind: "ended", code: progress.code };
    case "lost":
      if (attempt > OFFLINE_AFTER_ATTEMPTS) return { kind: "offline", sinceMs: progress.lostAtMs, attempt, nextInMs };
      return { kind: "reconnecting", attempt, nextInMs };
    case "open":
      if (progress.lostPlaces.length > 0) return { kind: "partlyLive", places: progress.lostPlaces };
      if (progress.isCatchingUp) return { kind: "catchingUp", remaining: progress.remaining };
      return { kind: "live" };
  }
}
