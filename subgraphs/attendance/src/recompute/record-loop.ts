import { setImmediate as nextTurn } from "node:timers/promises";
import type { Log } from "@biometricflow/service/observe/log";
import type { FollowedFeeds } from "../domain/follow/followed-feed.ts";
import type { RecordStore } from "../domain/records/record-store.ts";
import type { AskedWork } from "./asked-work.ts";
import type { Recomputer } from "./recomputer.ts";

/** People of one turn at most; their dates are bounded by the store. */
const PEOPLE_PER_TURN = 80;
const PAUSE_MS = 250;
const MOST_PAUSE_MS = 30_000;
/** While a place has this much more to tell, its people are marked again and again: what nobody asks for can wait. */
const FAR_BEHIND = 20_000;

/** What keeps the records up to date. */
export interface RecordLoopOptions {
  readonly store: Pick<RecordStore, "markDue" | "writes">;
  readonly feeds: FollowedFeeds;
  readonly recomputer: Recomputer;
  readonly asked: AskedWork;
  readonly now: () => number;
  readonly log: Log;
}

/** Works out what is marked and what is due, again after each pause. @returns the end of it, once nothing is under way */
export function startRecordLoop(options: RecordLoopOptions): () => Promise<void> {
  const stopping = new AbortController();
  const alarm = createAlarm();
  let rightAt: number | undefined;
  options.asked.watch(() => {
    if (options.store.writes() !== rightAt) alarm.ring(); // most who ask look at what is right already
  });
  const run = async (): Promise<void> => {
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        rightAt = await runRound(options, stopping.signal);
        failures = 0;
      } catch (error) {
        failures += 1;
        if (failures === 1) options.log.error({ err: error }, "records could not be worked out; trying again");
      }
      if (!stopping.signal.aborted) await alarm.sleep(toPause(failures));
    }
  };
  const running = run();
  return () => {
    stopping.abort();
    alarm.ring();
    return running;
  };
}

/** A store that is full or away is tried again after a second, and ever more seldom. */
function toPause(failures: number): number {
  return failures === 0 ? PAUSE_MS : Math.min(MOST_PAUSE_MS, 1_000 * 2 ** Math.min(failures - 1, 10));
}

/**
 * Until nothing is left: what is asked for first, whatever else waits. What is asked for and cannot be worked out is asked for
 * no more: it waits like everything else, and nobody behind it.
 *
 * @returns how often the store had been written to when nothing was left; `undefined` where something is
 */
async function runRound(
  { store, feeds, recomputer, asked, now }: RecordLoopOptions,
  stopping: AbortSignal,
): Promise<number | undefined> {
  while (!stopping.aborted && (await store.markDue(now())) > 0) await nextTurn();
  const isFarBehind = (await feeds.list()).some(({ seq, headSeq }) => headSeq - seq > FAR_BEHIND);
  while (!stopping.aborted) {
    const written = store.writes();
    const wanted = asked.next();
    const done = await recomputer.run(PEOPLE_PER_TURN, wanted).catch((error: unknown) => {
      if (wanted === undefined) throw error;
      return 0;
    });
    if (wanted !== undefined && done === 0) asked.end(wanted);
    if (wanted === undefined && done === 0) return written;
    if (wanted === undefined && isFarBehind) return undefined;
    await nextTurn();
  }
  return undefined;
}

/** A sleep that can be ended before its time. */
function createAlarm(): { readonly sleep: (ms: number) => Promise<void>; readonly ring: () => void } {
  let end = () => {};
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    ring: () => end(),
  };
}
