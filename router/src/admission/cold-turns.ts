import type { GraphQLError } from "graphql";
import { FairQueue } from "../traffic/fair-queue.ts";
import { rateLimited } from "./refusals.ts";
import { createBuckets } from "./token-bucket.ts";

/** Turns for work that keeps the whole process busy: reading, validating and planning what was never seen before. */
export interface ColdTurns {
  /**
   * Waits for the turn of a subject, which counts against what it may send that is new.
   *
   * @returns the end of the turn, to be called once
   * @throws RATE_LIMITED when it would take too long
   */
  readonly enter: (subject: string, signal: AbortSignal) => Promise<() => void>;
  /** As `enter`, for more work on what was counted already. */
  readonly goOn: (subject: string, signal: AbortSignal) => Promise<() => void>;
}

/** What turns are given out by. */
export interface ColdTurnOptions {
  readonly burst: number;
  readonly perSecond: number;
  readonly waiting: number;
  /** True while others than the subject want to get on: then a turn is followed by a pause of its own length. */
  readonly hasOthers: (subject: string) => boolean;
  readonly now?: () => number;
}

const MAX_WAIT_MS = 5000;
const MAX_PAUSE_MS = 50;

/** Creates the turns of one process: one at a time, each subject's next in turn, other work between any two. */
export function createColdTurns(options: ColdTurnOptions): ColdTurns {
  const { burst, perSecond, waiting, hasOthers, now = () => performance.now() } = options;
  const buckets = createBuckets({ burst, perSecond }, now);
  const one = { count: 1, rows: 0 };
  const queue = new FairQueue({ total: one, perSubject: () => one, waiting });
  const goOn: ColdTurns["goOn"] = async (subject, signal) => {
    const leave = await queue.enter(subject, 0, signal);
    if (leave === undefined) throw tooMany(perSecond, MAX_WAIT_MS);
    const beganAtMs = now();
    return () => {
      const pauseMs = hasOthers(subject) ? Math.min(MAX_PAUSE_MS, now() - beganAtMs) : 0;
      if (pauseMs < 1) setImmediate(leave);
      else setTimeout(leave, pauseMs);
    };
  };
  return {
    goOn,
    enter: async (subject, signal) => {
      const { isTaken, waitMs } = buckets.take(subject, MAX_WAIT_MS);
      if (!isTaken) throw tooMany(perSecond, waitMs);
      if (waitMs > 0) await wait(waitMs, signal);
      return goOn(subject, signal);
    },
  };
}

function tooMany(perSecond: number, waitMs: number): GraphQLError {
  return rateLimited(
    "You send more operations with new texts than are planned at once: use variables, not texts that differ",
    perSecond,
    waitMs,
  );
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done, { once: true });
  });
}
