import type { Job, NewJob } from "../domain/jobs/job.ts";
import type { JobLimits } from "../domain/jobs/job-limits.ts";

/** A row of `jobs`. */
export interface JobColumns {
  readonly id: string;
  readonly seq: number;
  readonly state: string;
  readonly created_ms: number;
  readonly ended_ms: number | null;
  readonly cancel_wished: number;
  /** JSON; what has a column of its own is not in it. */
  readonly job: string;
}

/** Columns to a job. */
export function toJob({ id, seq, job, cancel_wished: isWished }: JobColumns): Job {
  const kept: Omit<Job, "id" | "seq"> = JSON.parse(job); // as `toJobColumns` wrote it
  return { ...kept, id, seq, ...(isWished !== 0 && { isCancelWished: true }) };
}

/** A job to the columns that change with it. */
export function toJobColumns({ id, seq, isCancelWished: _column, ...kept }: Job) {
  return { id, seq, state: kept.state, endedMs: kept.endedMs ?? null, job: JSON.stringify(kept) };
}

/** A job that waits from now on. */
export function toWaitingJob(job: NewJob, seq: number): Job {
  return { ...job, seq, state: "WAITING", steps: [] };
}

const OPEN = "('WAITING', 'RUNNING')";

/** Questions that both stores understand. */
export const JOB_SQL = {
  one: "SELECT * FROM jobs WHERE id = ?",
  open: `SELECT * FROM jobs WHERE state IN ${OPEN} ORDER BY created_ms, id`,
  first: "SELECT * FROM jobs ORDER BY created_ms DESC, id DESC LIMIT ?",
  next: "SELECT * FROM jobs WHERE (created_ms, id) < (?, ?) ORDER BY created_ms DESC, id DESC LIMIT ?",
  count: "SELECT count(*) AS total FROM jobs",
  lastSeq: "SELECT coalesce(max(seq), 0) AS seq FROM jobs",
  epoch: "SELECT epoch FROM head",
  insert: "INSERT INTO jobs (id, seq, state, created_ms, ended_ms, job) VALUES (?, ?, ?, ?, ?, ?)",
  update: "UPDATE jobs SET seq = ?, state = ?, ended_ms = ?, job = ? WHERE id = ?",
  wishCancel: "UPDATE jobs SET cancel_wished = 1, seq = ? WHERE id = ?",
  /** Those that ended before an instant, and those beyond a number. The last change is never forgotten: positions go on from it. */
  forget: `DELETE FROM jobs WHERE state NOT IN ${OPEN} AND seq < (SELECT max(seq) FROM jobs) AND (ended_ms < ? OR seq <=
    (SELECT seq FROM jobs WHERE state NOT IN ${OPEN} ORDER BY seq DESC LIMIT 1 OFFSET ?))`,
} as const;

/** The values of `JOB_SQL.forget`. */
export function toForgotten({ keptMs, ended }: JobLimits, nowMs: number): readonly [number, number] {
  return [nowMs - keptMs, ended];
}

/** What positions of jobs begin with: never taken for positions of the ledger. */
export function toJobEpoch(ledgerEpoch: string): string {
  return `jobs-${ledgerEpoch}`;
}
