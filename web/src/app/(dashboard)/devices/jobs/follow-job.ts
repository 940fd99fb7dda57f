import type { JobState } from "@biometricflow/sdk/generated/graphql";
import { isOver } from "./job-state.ts";

/** How often it is asked while nobody tells. */
const EVERY_MS = 1_500;

/** What tells how far a job is. */
export interface FollowedJob {
  readonly id: string;
  readonly state: JobState;
}

/** Who is told of a job. */
export interface JobListener<TJob> {
  readonly onJob: (job: TJob) => void;
  /** Whether what becomes of it is told now: nobody has to ask. */
  readonly onTelling: (isTold: boolean) => void;
  readonly signal: AbortSignal;
}

/** How a job is followed. */
export interface FollowOptions<TJob> {
  /** Tells each state after the given one, over every loss of the connection; ends where it cannot be told at all. */
  readonly listen: (job: TJob, listener: JobListener<TJob>) => Promise<void>;
  /** Undefined where it could not be asked: one answer that is missing is not the end of the job. */
  readonly ask: (id: string, signal: AbortSignal) => Promise<TJob | undefined>;
  readonly onChange: (job: TJob) => void;
  readonly signal: AbortSignal;
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Tells how far a job is, from what is known of it to its end: as it is told, and by asking while nobody tells. */
export async function followJob<TJob extends FollowedJob>(first: TJob, options: FollowOptions<TJob>): Promise<void> {
  const { listen, ask, onChange, wait = waitMs } = options;
  const over = new AbortController();
  const signal = AbortSignal.any([options.signal, over.signal]);
  let [isTold, told] = [false, 0];
  const take = (job: TJob) => {
    if (signal.aborted) return;
    onChange(job);
    if (isOver(job)) over.abort();
  };
  take(first);
  if (signal.aborted) return;
  const onTelling = (isTelling: boolean) => {
    isTold = isTelling;
  };
  const onJob = (job: TJob) => {
    told++;
    take(job);
  };
  void listen(first, { onJob, onTelling, signal })
    .catch(() => undefined) // asking goes on, and says why where that is refused too
    .then(() => onTelling(false));
  for (;;) {
    await wait(EVERY_MS, signal);
    if (signal.aborted) return;
    if (isTold) continue;
    const before = told;
    const asked = await ask(first.id, signal);
    if (asked !== undefined && told === before) take(asked); // what was told meanwhile is newer
  }
}

function waitMs(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    const stop = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener("abort", stop, { once: true });
  });
}
