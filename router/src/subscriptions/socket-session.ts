import type { Viewer } from "@biometricflow/service/identity/viewer";
import type { Subscription } from "./subscription.ts";

/** Who stands behind one socket, and until when. */
export interface SocketSession {
  /** `undefined` once the session has ended: whatever still comes over the socket is nobody's. */
  readonly viewer: () => Viewer | undefined;
  /** Takes a newer token. False when it is another subject's: the socket must be closed. */
  readonly renew: (viewer: Viewer) => boolean;
  readonly add: (subscription: Subscription) => void;
  /** How many run. */
  readonly subscriptions: () => number;
  /** Aborted at the end. */
  readonly signal: AbortSignal;
  readonly end: () => void;
}

const MAX_TIMER_MS = 2_147_483_647; // what setTimeout can hold

/** Creates the session of a socket; `onExpired` is called when its token ends without renewal. */
export function createSession(initial: Viewer, onExpired: () => void): SocketSession {
  let viewer = initial;
  let isOver = false;
  const over = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const subscriptions = new Set<Subscription>();
  const arm = () => {
    clearTimeout(timer);
    timer = setTimeout(onExpired, Math.min(MAX_TIMER_MS, Math.max(0, viewer.expiresAtMs - Date.now())));
  };
  arm();
  return {
    viewer: () => (isOver || viewer.expiresAtMs <= Date.now() ? undefined : viewer),
    renew: (next) => {
      if (isOver || !isSameWay(next, viewer)) return false;
      viewer = next;
      arm();
      for (const subscription of subscriptions) subscription.renew(next);
      return true;
    },
    add: (subscription) => {
      subscriptions.add(subscription);
      subscription.onEnd(() => subscriptions.delete(subscription));
    },
    subscriptions: () => subscriptions.size,
    signal: over.signal,
    end: () => {
      isOver = true;
      over.abort();
      clearTimeout(timer);
      for (const subscription of subscriptions) void subscription.messages.return();
    },
  };
}

/** Whether a token goes on with what another one began: the same account, seen by the same. */
function isSameWay(next: Viewer, viewer: Viewer): boolean {
  return next.subject === viewer.subject && next.viewedBy === viewer.viewedBy;
}
