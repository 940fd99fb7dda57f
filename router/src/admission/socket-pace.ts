import { FairQueue } from "../traffic/fair-queue.ts";
import type { SubjectLimits } from "../limits.ts";
import { rateLimited } from "./refusals.ts";
import { createBuckets } from "./token-bucket.ts";

/** What one subject may do over all its sockets together. */
export interface SocketPace {
  /**
   * Waits until an operation that came over a socket may be looked at: one at a time, each subject's next in turn, with
   * other work between any two.
   *
   * @throws RATE_LIMITED
   */
  readonly enter: (subject: string, signal: AbortSignal) => Promise<void>;
  /** @returns the end of a socket, to be called once; `undefined` when the subject has too many. */
  readonly openSocket: (subject: string) => (() => void) | undefined;
  /** @returns the end of a subscription, to be called once. @throws RATE_LIMITED */
  readonly beginSubscription: (subject: string) => () => void;
}

/**
 * Several times what it takes to begin one. It bounds a subject beside others to some 66 operations a second, less than the
 * `socketPerSecond` of the limits, which bounds it also when it is alone: change one with an eye on the other.
 */
const PAUSE_MS = 15;

/** Creates the pace of a router's sockets; while others want to get on, a subject pauses after each operation. */
export function createSocketPace(
  limits: SubjectLimits,
  hasOthers: (subject: string) => boolean,
  now?: () => number,
): SocketPace {
  const { sockets, subscriptions, socketBurst, socketPerSecond } = limits;
  const buckets = createBuckets({ burst: socketBurst, perSecond: socketPerSecond }, now);
  const one = { count: 1, rows: 0 };
  const waiting = Number.POSITIVE_INFINITY; // the buckets bound it
  const own = new FairQueue({ total: { count: waiting, rows: 0 }, perSubject: () => one, waiting });
  const all = new FairQueue({ total: one, perSubject: () => one, waiting });
  const openSockets = createCounts();
  const running = createCounts();
  return {
    enter: async (subject, signal) => {
      const { isTaken, waitMs } = buckets.take(subject, 0);
      if (!isTaken) {
        throw rateLimited("You send too many operations over your sockets", socketPerSecond, waitMs);
      }
      const endPause = await own.enter(subject, 0, signal);
      const leave = await all.enter(subject, 0, signal);
      if (endPause !== undefined && hasOthers(subject)) setTimeout(endPause, PAUSE_MS);
      else if (endPause !== undefined) setImmediate(endPause);
      if (leave !== undefined) setImmediate(leave);
    },
    openSocket: (subject) => openSockets.take(subject, sockets),
    beginSubscription: (subject) => {
      const end = running.take(subject, subscriptions);
      if (end === undefined) throw rateLimited("You have too many subscriptions: end one first", subscriptions);
      return end;
    },
  };
}

/** Counts by subject; nothing is kept of one that has none. */
function createCounts() {
  const counts = new Map<string, number>();
  const add = (subject: string, number: number) => {
    const count = (counts.get(subject) ?? 0) + number;
    if (count === 0) counts.delete(subject);
    else counts.set(subject, count);
  };
  return {
    take: (subject: string, limit: number): (() => void) | undefined => {
      if ((counts.get(subject) ?? 0) >= limit) return undefined;
      add(subject, 1);
      return () => add(subject, -1);
    },
  };
}
