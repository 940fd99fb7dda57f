import type { Timers } from "../collector/timers.ts";
import type { Clock } from "../domain/clock.ts";
import { advanceJob, isOver, type Job, type JobInput } from "../domain/jobs/job.ts";
import { JobError } from "../domain/jobs/job-error.ts";
import type { JobStore } from "../domain/jobs/job-store.ts";
import { toJobFault, toKnownFault } from "./job-fault.ts";
import { doJob, type JobProgress, type JobWorks } from "./job-work.ts";

/** What jobs are run with. */
export interface JobRunParts {
  readonly store: Pick<JobStore, "save">;
  readonly works: JobWorks;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: JobLog;
}

/** Where it is said what becomes of jobs; a pino logger is one. */
export interface JobLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** A job that runs. */
export interface JobRun {
  /** Resolves when what became of it is kept. Never rejects. */
  readonly done: Promise<void>;
  /** Ends it: somebody wants that, or the place stops. */
  readonly end: (why: "CANCEL" | "INTERRUPT") => void;
  /** It waits for somebody outside of the place. */
  readonly isWaiting: () => boolean;
}

/** From one save of a count to the next. */
const COUNT_EVERY_MS = 500;
/** What became of a job is kept at last, whatever is in the way of it now. */
const AGAIN_MS = 1_000;

/** Runs a job that waits. @param onWaiting hears when it begins to wait for somebody outside of the place */
export function runJob(waiting: Job, parts: JobRunParts, onWaiting: () => void): JobRun {
  const run = new Run(waiting, parts, onWaiting);
  return { done: run.work(), end: (why) => run.end(why), isWaiting: () => run.isWaiting };
}

class Run implements JobProgress {
  readonly #parts: JobRunParts;
  readonly #ending = new AbortController();
  #why: "CANCEL" | "INTERRUPT" | undefined;
  /** Nobody waits for what is in the way of the store. */
  #isLeft = false;
  #job: Job;
  #saving: Promise<void> = Promise.resolve();
  #countedMs = 0;
  isWaiting = false;
  readonly before: JobProgress["before"];
  readonly #onWaiting: () => void;

  constructor(job: Job, parts: JobRunParts, onWaiting: () => void) {
    this.#job = job;
    this.before = job;
    this.#parts = parts;
    this.#onWaiting = onWaiting;
  }

  get id(): string {
    return this.#job.id;
  }

  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  end(why: "CANCEL" | "INTERRUPT"): void {
    this.#why ??= why;
    this.#isLeft ||= why === "INTERRUPT";
    this.#ending.abort(new JobError("JOB_INTERRUPTED", "The job was ended"));
  }

  count(count: Parameters<JobProgress["count"]>[0]): void {
    const nowMs = this.#parts.timers.monotonicMs();
    if (nowMs - this.#countedMs < COUNT_EVERY_MS) return this.#advance({ kind: "COUNT", count });
    this.#countedMs = nowMs;
    this.#apply({ kind: "COUNT", count }).catch(() => undefined); // the next save says it
  }

  step(step: Parameters<JobProgress["step"]>[0]): Promise<void> {
    return this.#apply({ kind: "STEP", step });
  }

  found(findings: Parameters<JobProgress["found"]>[0]): Promise<void> {
    return this.#apply({ kind: "FOUND", findings });
  }

  async wait<T>(waiting: Promise<T>): Promise<T> {
    this.isWaiting = true;
    this.#onWaiting();
    try {
      return await waiting;
    } finally {
      this.isWaiting = false;
    }
  }

  async work(): Promise<void> {
    const { works, log } = this.#parts;
    const { id, asked } = this.#job;
    try {
      await this.#apply({ kind: "BEGIN" });
      if (isOver(this.#job)) return; // it was cancelled just now
      this.signal.throwIfAborted();
      const findings = await doJob(works, asked, this);
      await this.#settle({ kind: "COMPLETE", findings });
    } catch (error) {
      if (toKnownFault(error) === undefined && this.#why === undefined)
        log.warn({ job: id, err: error }, "a job failed");
      await this.#settle(this.#toEnd(error));
    }
    const { state, fault } = this.#job;
    log.info({ job: id, kind: asked.kind, state, code: fault?.code }, "a job ended");
  }

  #toEnd(error: unknown): JobInput {
    if (this.#why !== undefined) return { kind: this.#why };
    const findings = error instanceof JobError ? error.findings : undefined;
    return { kind: "FAIL", fault: toJobFault(error), ...(findings && { findings }) };
  }

  #advance(input: JobInput): void {
    this.#job = advanceJob(this.#job, input, this.#parts.clock.nowMs());
  }

  /** Changes are kept in their order. */
  #apply(input: JobInput): Promise<void> {
    this.#advance(input);
    const saved = this.#saving.then(async () => {
      const kept = await this.#parts.store.save(this.#job);
      if (isOver(kept) && !isOver(this.#job)) this.#job = kept;
      if (kept.isCancelWished === true) this.end("CANCEL");
    });
    this.#saving = saved.catch(() => undefined);
    return saved;
  }

  async #settle(input: JobInput): Promise<void> {
    for (let isKept = false; !isKept; ) {
      try {
        await this.#apply(input);
        isKept = true;
      } catch (error) {
        if (this.#isLeft) return; // the next start says it
        this.#parts.log.warn(
          { job: this.#job.id, err: error },
          "what became of a job cannot be kept; again in a second",
        );
        await this.#parts.timers.delay(AGAIN_MS, new AbortController().signal);
      }
    }
  }
}
