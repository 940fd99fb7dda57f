import { encodeVectorCursor, type FeedPosition } from "@biometricflow/schema/vector-cursor";
import type { ExecutionResult } from "graphql";
import type { EventIds } from "./event-filter.ts";
import type { UpstreamEnd, UpstreamListener, UpstreamMessage } from "./upstream.ts";

/** One event of a place for everyone who has the same view; it is made into an answer once, when first wanted. */
export interface PlaceEvent {
  readonly position: FeedPosition;
  /** Set for the place's own notices, which are not passed on. */
  readonly noticeKind: string | undefined;
  /** What it is about: not everyone who shares the stream wants it. */
  readonly ids: EventIds;
  readonly shape: () => Promise<ExecutionResult>;
}

/** What a shared stream tells its followers, in order. */
export interface StreamFollower {
  readonly onEvent: (event: PlaceEvent) => void;
  /** Everything up to its position was sent; what follows is live. */
  readonly onCaughtUp: () => void;
  readonly onLost: (message: string) => void;
  /** The stream is back; what was missed follows. */
  readonly onBack: () => void;
  /** The ledger is another one: what came between is not known. */
  readonly onReset: () => void;
}

/** One place's stream, shared by all who want the same of it with the same rights. */
export interface SharedStream {
  readonly place: string;
  /** Where the stream stands. `undefined` until the place answered for the first time. */
  readonly position: () => FeedPosition | undefined;
  readonly state: () => SharedStreamState;
  /** The stream runs while someone follows. @returns the end of following. */
  readonly follow: (follower: StreamFollower) => () => void;
}

/** `CATCHING_UP` from the first message of a connection to the place's word that it is live. */
export type SharedStreamState = "OPENING" | "CATCHING_UP" | "LIVE" | "LOST";

/** What a shared stream needs from outside. */
export interface SharedStreamOptions {
  readonly place: string;
  /** Begins the place's stream after a position, or at its head. */
  readonly open: (after: string | null, listener: UpstreamListener) => () => void;
  readonly toEvent: (message: UpstreamMessage) => PlaceEvent;
  /** The last position of this place that any stream saw. */
  readonly lastKnown: () => FeedPosition | undefined;
  readonly onPosition: (position: FeedPosition) => void;
  /** Called when nobody follows any more. */
  readonly onIdle: () => void;
  /** The pause before the nth attempt in a row to come back. */
  readonly retryMs: (attempt: number) => number;
}

/** Creates a shared stream; it begins with its first follower and comes back by itself at the position where it broke. */
export function createSharedStream(options: SharedStreamOptions): SharedStream {
  const followers = new Set<StreamFollower>();
  const run: StreamRun = { options, followers, state: "OPENING", position: undefined, isReset: false, attempt: 0 };
  return {
    place: options.place,
    position: () => run.position,
    state: () => run.state,
    follow: (follower) => {
      followers.add(follower);
      if (followers.size === 1 && run.stop === undefined) openStream(run);
      return () => {
        followers.delete(follower);
        if (followers.size > 0) return;
        run.stop?.();
        clearTimeout(run.timer);
        options.onIdle();
      };
    },
  };
}

interface StreamRun {
  readonly options: SharedStreamOptions;
  readonly followers: Set<StreamFollower>;
  state: SharedStreamState;
  position: FeedPosition | undefined;
  /** The next connection begins a ledger that is not known. */
  isReset: boolean;
  attempt: number;
  stop?: () => void;
  timer?: NodeJS.Timeout;
}

function openStream(run: StreamRun): void {
  const { options, position } = run;
  const after = position === undefined ? null : encodeVectorCursor(new Map([[options.place, position]]));
  run.stop = options.open(after, {
    onMessage: (message) => takeMessage(run, message),
    onEnd: (end) => takeEnd(run, end),
  });
}

function takeMessage(run: StreamRun, message: UpstreamMessage): void {
  const { followers, options } = run;
  const wasLost = run.state === "LOST";
  const isFirst = wasLost || run.state === "OPENING";
  run.position = message.position;
  run.attempt = 0;
  options.onPosition(message.position);
  if (isFirst) run.state = "CATCHING_UP";
  if (wasLost) for (const follower of followers) follower.onBack();
  if (run.isReset) for (const follower of followers) follower.onReset();
  run.isReset = false;
  if (message.noticeKind === undefined) {
    const event = options.toEvent(message);
    for (const follower of followers) follower.onEvent(event);
  } else if (message.noticeKind === "CAUGHT_UP") {
    run.state = "LIVE";
    for (const follower of followers) follower.onCaughtUp();
  }
}

function takeEnd(run: StreamRun, end: UpstreamEnd): void {
  const { followers, options } = run;
  const isNews = end.kind === "RESET" && !run.isReset; // a place that refuses its own head must not be asked in a loop
  if (isNews) {
    run.position = undefined;
    run.isReset = true;
    openStream(run);
    return;
  }
  run.position ??= run.isReset ? undefined : options.lastKnown();
  if (run.state !== "LOST") {
    run.state = "LOST";
    const message = end.kind !== "RESET" ? end.message : `The place ${options.place} refuses its own position`;
    for (const follower of followers) follower.onLost(message);
  }
  run.timer = setTimeout(() => openStream(run), options.retryMs(run.attempt++));
}
