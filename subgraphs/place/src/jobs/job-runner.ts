import { advanceJob, type Job } from "../domain/jobs/job.ts";
import type { JobLimits } from "../domain/jobs/job-limits.ts";
import type { JobStore } from "../domain/jobs/job-store.ts";
import { type JobRun, type JobRunParts, runJob } from "./job-run.ts";

/** What runs the jobs of a place. */
export interface JobRunnerParts extends JobRunParts {
  readonly store: JobStore;
  readonly limits: JobLimits;
}

/** Ends the jobs that run and begins no other; resolves when it is kept what became of them. */
export type StopJobs = () => Promise<void>;

/**
 * Runs the jobs that wait, the oldest first, some at a time: in the one process that visits the readers, while it does. What runs by
 * the store when it begins, ran in a process that is gone.
 */
export function startJobRunner(parts: JobRunnerParts): StopJobs {
  const { store, limits, clock, log } = parts;
  const running = new Map<string, JobRun>();
  let isStopped = false;
  let isBegun = false;
  const begin = (job: Job): void => {
    const run = runJob(job, parts, () => look());
    running.set(job.id, run);
    void run.done.then(() => {
      running.delete(job.id);
      look();
    });
  };
  const interrupt = (job: Job): Job => advanceJob(job, { kind: "INTERRUPT" }, clock.nowMs());
  const countBusy = () => [...running.values()].filter((run) => !run.isWaiting()).length;
  const lookOnce = async (): Promise<void> => {
    for (const job of await store.listOpen()) {
      const run = running.get(job.id);
      if (run !== undefined && job.isCancelWished === true) run.end("CANCEL");
      if (run !== undefined || isStopped) continue;
      if (job.state === "RUNNING" && isBegun) continue;
      const left = job.state === "RUNNING" ? await store.save(interrupt(job)) : job;
      if (left.state === "WAITING" && countBusy() < limits.running) begin(left);
    }
    isBegun = true;
  };
  let looking = Promise.resolve();
  let isWanted = false;
  const look = (): void => {
    if (isWanted) return; // the look that is to come sees it
    isWanted = true;
    looking = looking.then(async () => {
      isWanted = false;
      if (isStopped) return;
      await lookOnce().catch((error: unknown) => log.warn({ err: error }, "the jobs that wait cannot be read"));
    });
  };
  const unwatch = store.watch(look);
  look();
  return async () => {
    isStopped = true;
    unwatch();
    await looking;
    const runs = [...running.values()];
    for (const run of runs) run.end("INTERRUPT");
    await Promise.all(runs.map(({ done }) => done));
  };
}
