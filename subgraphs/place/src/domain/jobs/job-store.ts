import type { Job, NewJob } from "./job.ts";
import type { JobAdmission, JobLimits } from "./job-limits.ts";

/** Where jobs stand in the order of their changes: a position of `jobProgress`. */
export interface JobHead {
  /** Of these jobs; another one after the ledger was restored. */
  readonly epoch: string;
  /** Of the last change of any job; 0 before the first. */
  readonly seq: number;
}

/** Which jobs follow: those that were asked for before this one. */
export type JobPosition = readonly [createdMs: number, id: string];

/** Port: what is known of the jobs of a place. Every promise settles after the change is on disk. */
export interface JobStore {
  /** Keeps a new job where there is room for it, and forgets those that are over for long. */
  add(job: NewJob, limits: JobLimits): Promise<Exclude<JobAdmission, { kind: "ADD" }> | { kind: "ADDED"; job: Job }>;
  /** Keeps what became of a job, unless it is over. @returns as it is kept */
  save(job: Job): Promise<Job>;
  find(id: string): Promise<Job | undefined>;
  /** The newest first. */
  list(limit: number, after: JobPosition | undefined): Promise<readonly Job[]>;
  count(): Promise<number>;
  /** That run or wait, the oldest first. */
  listOpen(): Promise<readonly Job[]>;
  /** Ends a job that waits; one that runs is told to end. @returns the job as it is then */
  cancel(id: string, nowMs: number): Promise<Job | undefined>;
  readHead(): Promise<JobHead>;
  /** Calls `onChange` after changes, those of other processes too. Returns the end of it. */
  watch(onChange: () => void): () => void;
  close(): Promise<void>;
}
