import type { Job } from "../../domain/jobs/job.ts";
import type { JobOperations } from "../../domain/jobs/job-operations.ts";

/** One message of the stream, with the position after it. */
export type JobMessage =
  | { readonly kind: "JOB"; readonly phase: "CATCH_UP" | "LIVE"; readonly seq: number; readonly job: Job }
  | { readonly kind: "CAUGHT_UP"; readonly seq: number };

/** What to stream. */
export interface JobStreamRequest {
  readonly jobs: JobOperations;
  readonly jobId: string;
  /** Where the follower stands; `undefined`: at the head. */
  readonly after: number | undefined;
  readonly signal: AbortSignal;
}

/**
 * Streams what becomes of a job, until `signal` ends it. Each message is the whole job as it is kept: whoever is slow gets fewer of
 * them, and never an older one. A job that is over, or that there is not, has nothing more to tell; the stream stays open.
 */
export async function* streamJob({
  jobs,
  jobId,
  after,
  signal,
}: JobStreamRequest): AsyncGenerator<JobMessage, void, void> {
  const wakeUp = createWakeUp(jobs, signal);
  let seq = after ?? (await jobs.readHead()).seq;
  let phase: "CATCH_UP" | "LIVE" = "CATCH_UP";
  try {
    while (!signal.aborted) {
      const job = await jobs.find(jobId);
      if (job !== undefined && job.seq > seq) {
        seq = job.seq;
        yield { kind: "JOB", phase, seq, job };
      } else if (phase === "CATCH_UP") {
        phase = "LIVE";
        yield { kind: "CAUGHT_UP", seq };
      } else {
        await wakeUp.wait();
      }
    }
  } finally {
    wakeUp.stop();
  }
}

/** Remembers that something changed since the last wait, so that no change is missed between a look and a wait. */
function createWakeUp({ watch }: Pick<JobOperations, "watch">, signal: AbortSignal) {
  let hasChanged = true;
  let wake: () => void = () => undefined;
  const onChange = (): void => {
    hasChanged = true;
    wake();
  };
  const unwatch = watch(onChange);
  signal.addEventListener("abort", onChange, { once: true });
  return {
    wait: async (): Promise<void> => {
      if (!hasChanged) await new Promise<void>((resolve) => (wake = resolve));
      hasChanged = false;
    },
    stop: (): void => {
      unwatch();
      signal.removeEventListener("abort", onChange);
    },
  };
}
