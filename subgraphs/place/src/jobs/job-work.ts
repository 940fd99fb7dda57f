import type { Clock } from "../domain/clock.ts";
import type { ErasureDesk } from "../domain/erasure/erasure-desk.ts";
import type { Job, JobAsked, JobCount, JobFindings, JobKind, NewStep } from "../domain/jobs/job.ts";
import { JobError } from "../domain/jobs/job-error.ts";
import type { LedgerReader, LedgerWriter } from "../domain/ledger.ts";
import type { Collectors } from "../collector/collectors.ts";
import type { ReaderDriver } from "../collector/reader-driver.ts";
import type { CollectorTiming, ReaderPlan } from "../collector/reader-plan.ts";
import type { LogClearStore } from "../domain/log-clear/log-clear-store.ts";
import type { PushingReaders } from "../domain/push/pushing-readers.ts";
import type { AddedReader, ReaderKeys } from "../domain/readers/added-reader.ts";
import type { ReaderOperations } from "../domain/readers/reader-operations.ts";

/** How a work tells how far it is. */
export interface JobProgress {
  /** Of the job. */
  readonly id: string;
  /** What it had told when it began: steps and findings where it goes on after a start of the place. */
  readonly before: Pick<Job, "steps" | "findings">;
  /** Set off when somebody wants the job to end, or the place stops. */
  readonly signal: AbortSignal;
  /** What is counted is kept now and then, steps at once. */
  count(count: JobCount): void;
  step(step: NewStep): Promise<void>;
  /** What is found so far. */
  found(findings: JobFindings[JobKind]): Promise<void>;
  /** Waits for somebody outside of the place: meanwhile another job may run in its stead. */
  wait<T>(waiting: Promise<T>): Promise<T>;
}

/** Does what was asked for. @throws what stops it */
export type JobWork<Kind extends JobKind> = (
  asked: Extract<JobAsked, { readonly kind: Kind }>,
  progress: JobProgress,
) => Promise<JobFindings[Kind] | undefined>;

/** The work of each kind. */
export type JobWorks = { readonly [Kind in JobKind]: JobWork<Kind> };

/** What works are done with. */
export interface JobTools {
  readonly ledger: LedgerWriter;
  readonly history: ReaderHistory;
  /** Lets everything else that is ready run first. */
  readonly yieldTurn: () => Promise<void>;
  readonly clock: Clock;
  readonly readers: Pick<Collectors, "list" | "run">;
  readonly adding: AddingTools;
  /** Wishes to clear logs. */
  readonly logClears: Pick<LogClearStore, "change">;
  /** Who is erased from the place. */
  readonly erasures: Pick<ErasureDesk, "list" | "find" | "eraseFromStore" | "noteReader" | "isPin">;
  /** Readers that call by themselves; `undefined` where the place has no port for them. */
  readonly pushing: () => PushingReaders | undefined;
}

/** What is read of a ledger about one reader. */
export type ReaderHistory = Pick<LedgerReader, "listPunches" | "listSetAside" | "listDays" | "listGaps">;

/** What a reader is added with. */
export interface AddingTools {
  readonly desk: Pick<ReaderOperations, "judge" | "add">;
  readonly keys: ReaderKeys;
  /** How it would be visited. */
  readonly toPlan: (reader: AddedReader, commKey: number) => ReaderPlan;
  readonly driver: ReaderDriver;
  readonly timing: Pick<CollectorTiming, "connectTimeoutMs" | "requestTimeoutMs">;
}

/** Does the work of a job, whatever its kind. @throws {JobError} for a kind of another version: the store outlives the program */
export async function doJob(
  works: JobWorks,
  asked: JobAsked,
  progress: JobProgress,
): Promise<JobFindings[JobKind] | undefined> {
  switch (asked.kind) {
    case "SYNC_DEVICE":
      return works.SYNC_DEVICE(asked, progress);
    case "SYNC_PLACE":
      return works.SYNC_PLACE(asked, progress);
    case "VERIFY_DEVICE":
      return works.VERIFY_DEVICE(asked, progress);
    case "PUT_USER":
      return works.PUT_USER(asked, progress);
    case "REMOVE_USER":
      return works.REMOVE_USER(asked, progress);
    case "COPY_USERS":
      return works.COPY_USERS(asked, progress);
    case "SET_CLOCK":
      return works.SET_CLOCK(asked, progress);
    case "CLEAR_LOG":
      return works.CLEAR_LOG(asked, progress);
    case "ERASE_PERSON":
      return works.ERASE_PERSON(asked, progress);
    case "ADD_DEVICE":
      return works.ADD_DEVICE(asked, progress);
    default:
      throw new JobError("JOB_REFUSED", `This version of the place knows no job of the kind ${toKind(asked)}`);
  }
}

function toKind({ kind }: { readonly kind: string }): string {
  return kind;
}
