import type { Timers } from "../collector/timers.ts";
import { listPending } from "../domain/erasure/erasure.ts";
import type { JobLog } from "./job-run.ts";
import { leaveReader, type LeavingTools } from "./leave-reader.ts";

/** What goes round the readers on which somebody is left who was erased. */
export interface ErasureRounds extends LeavingTools {
  readonly timers: Timers;
  readonly log: JobLog;
  readonly everyMs?: number;
}

/** A reader that is back is asked this soon. */
const EVERY_MS = 30_000;
/** One that does not answer is left for the next round: the visits say when it is back. */
const PATIENCE_MS = 60_000;

/**
 * Goes round, again and again, until nobody who was erased is on any reader. Also what a job could not do, or what came back with a
 * backup, is done so.
 *
 * @returns the end of it
 */
export function startErasureRounds({ timers, log, everyMs = EVERY_MS, ...tools }: ErasureRounds): () => Promise<void> {
  const ending = new AbortController();
  const go = async (): Promise<void> => {
    for (;;) {
      await timers.delay(everyMs, ending.signal);
      await goRound(tools, startPatience(timers, ending.signal)).catch((error: unknown) => {
        if (!ending.signal.aborted) log.warn({ err: error }, "the readers cannot be asked for people who were erased");
      });
    }
  };
  const going = go().catch(() => undefined); // the end of it
  return async () => {
    ending.abort(new Error("the place stops"));
    await going;
  };
}

/** @returns what is set off when a round has lasted long enough */
function startPatience(timers: Timers, stopping: AbortSignal): AbortSignal {
  const late = new AbortController();
  timers.delay(PATIENCE_MS, stopping).then(
    () => late.abort(new Error("the reader does not answer")),
    () => undefined,
  );
  return AbortSignal.any([stopping, late.signal]);
}

/** One round: every reader that is left is asked, each by itself. */
export async function goRound(tools: LeavingTools, signal: AbortSignal): Promise<void> {
  const left = tools.erasures
    .list()
    .filter(({ erased }) => erased !== undefined)
    .flatMap((erasure) => listPending(erasure).map(({ readerId }) => ({ erasure, readerId })));
  await Promise.all(
    left.map(({ erasure, readerId }) => leaveReader(tools, { erasure, readerId, signal }).catch(() => undefined)),
  );
}
