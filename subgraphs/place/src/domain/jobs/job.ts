/**
 * Long work at a place, as data. A further kind of it is:
 *
 * 1. a member of `JobKind` in `schema/place.graphql`, its mutation (`@route` by an id of the place, `@access`), a nullable field of
 *    `Job` for what it found, of a type of its own; `pnpm generate`;
 * 2. a member of `JobAsked` here (what was asked for) and of `JobFindings` (what it found); both are stored as JSON, and old ones
 *    are read by newer versions: new members of them are optional;
 * 3. its work: a function `JobWork` in `jobs/`, and its row in `jobs/job-works.ts`, without which nothing compiles. It tells by
 *    `JobProgress` how far it is and throws what stops it: a `ReaderError` keeps its code and step, a `JobError` says its own
 *    code, of which `domain/fault-actions.ts` says what to do (`JOB_ACTIONS`). What it asks of a reader it asks inside of
 *    `readers.run`, between two steps of the reader's visit, where nobody else speaks with it;
 * 4. its mutation in `resolvers/jobs/job-mutations.ts`: look at what was asked for, then `startJob(context, asked)`.
 *
 * Bounds, storing, restarts, cancelling, `Query.job`, `Place.jobs` and `jobProgress` are there for every kind.
 */
import type { ClockSet } from "../clocks/clock-set.ts";
import type { DeviceFault, RecordLayout } from "../device.ts";
import type { LogClear } from "../log-clear/log-clear.ts";
import type { AddedReader } from "../readers/added-reader.ts";
import type { Enrolment } from "../user.ts";
import type { VerifyFindings } from "../verify/verify-findings.ts";

/** How far a job is. */
export type JobState = "WAITING" | "RUNNING" | "DONE" | "FAILED" | "CANCELLED";

/** What was asked for. */
export type JobAsked =
  | { readonly kind: "SYNC_DEVICE"; readonly readerId: string; readonly isFull: boolean }
  | { readonly kind: "SYNC_PLACE"; readonly isFull: boolean }
  /** Days of the reader's clock, both ends included. */
  | { readonly kind: "VERIFY_DEVICE"; readonly readerId: string; readonly from: string; readonly to: string }
  | { readonly kind: "ADD_DEVICE"; readonly reader: AddedReader; readonly isForced: boolean }
  /** By whom, and perhaps why: it is kept with the clock. */
  | { readonly kind: "SET_CLOCK"; readonly readerId: string; readonly by: string; readonly reason?: string }
  /** By whom it was confirmed. */
  | { readonly kind: "CLEAR_LOG"; readonly readerId: string; readonly clearId: string; readonly by: string }
  | { readonly kind: "PUT_USER"; readonly readerIds: readonly string[]; readonly person: WishedUser }
  | { readonly kind: "REMOVE_USER"; readonly readerIds: readonly string[]; readonly pin: string }
  /** Who it is, only the readers know by then: see `ErasureList`. */
  | { readonly kind: "ERASE_PERSON"; readonly erasureId: string }
  /** Everybody where no PINs are named. */
  | {
      readonly kind: "COPY_USERS";
      readonly readerId: string;
      readonly readerIds: readonly string[];
      readonly pins?: readonly string[];
    };

/** Who somebody is to be on readers; what is left out stays. */
export interface WishedUser {
  readonly pin: string;
  readonly name?: string;
  readonly privilegeCode?: number;
  readonly cardNumber?: number;
}

/** What can be asked for. */
export type JobKind = JobAsked["kind"];

/** What was found, by kind; absent where a kind has nothing to tell but its steps. */
export interface JobFindings {
  readonly SYNC_DEVICE: SyncFindings;
  readonly SYNC_PLACE: SyncFindings;
  readonly VERIFY_DEVICE: VerifyFindings;
  readonly ADD_DEVICE: ProbeFindings;
  readonly PUT_USER: UserFindings;
  readonly REMOVE_USER: UserFindings;
  readonly COPY_USERS: UserFindings;
  readonly SET_CLOCK: ClockSet;
  readonly CLEAR_LOG: LogClear;
  readonly ERASE_PERSON: ErasureFindings;
}

/** What became of an erasure: the list of them says more. */
export interface ErasureFindings {
  readonly erasureId: string;
  /** Readers that could not be asked. */
  readonly pendingReaders: number;
}

/** What became of people on readers. */
export interface UserFindings {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly failed: number;
  /** Readers that have not called yet; absent in jobs of older versions. */
  readonly waiting?: number;
  /** Those that failed first; so many are kept. */
  readonly people: readonly UserChange[];
}

/** What became of one person on one reader. */
export interface UserChange {
  readonly readerId: string;
  /** Absent where the reader could not be asked about anybody. */
  readonly pin?: string;
  readonly outcome: "WRITTEN" | "UNCHANGED" | "REMOVED" | "NOT_THERE" | "WAITING" | "EXPIRED" | "FAILED";
  readonly before?: Omit<Enrolment, "slot">;
  readonly after?: Omit<Enrolment, "slot">;
  /** Why it FAILED, or EXPIRED. */
  readonly failure?: string;
  /** The same in a code. */
  readonly code?: string;
  /** What the reader that was copied from has of the person, and the copy has not. */
  readonly notCopied?: readonly string[];
}

/** What a reader, or every reader of a place, had that the ledger had not. */
export interface SyncFindings {
  /** Rows that are new in the ledger, those that are set aside included. */
  readonly rowsAdded: number;
  /** Whether whole logs were read. */
  readonly isFull: boolean;
}

/** What a reader that was added said of itself; what is absent it did not say. */
export interface ProbeFindings {
  /** Whether every step of the probe ended well: it may have been added all the same. */
  readonly isProved: boolean;
  readonly serialNumber?: string;
  readonly model?: string;
  readonly firmware?: string;
  readonly driftSeconds?: number;
  readonly users?: number;
  readonly punches?: number;
  readonly capacity?: number;
  /** How the rows of its log are laid out; absent for an empty log. */
  readonly recordLayout?: RecordLayout;
  /** On its own clock. */
  readonly firstRowAt?: string;
}

/** What `done` and `total` count. */
export type JobUnit = "ROWS" | "READERS" | "USERS" | "STEPS";

/** A part of a job. */
export interface JobStep {
  /** Such as `CONNECT`; the same code twice is two steps of different readers. */
  readonly code: string;
  /** The reader it is about, where the job is about several. */
  readonly readerId?: string;
  readonly state: "RUNNING" | "DONE" | "FAILED";
  /** What it found, for people. */
  readonly detail?: string;
  readonly fault?: DeviceFault;
  /** While it runs nothing but a reader that calls by itself is waited for: it may be done anew, in another process too. */
  readonly isResumable?: boolean;
}

/** A step as it is told; since when it is at fault, the job says. */
export type NewStep = Omit<JobStep, "fault"> & { readonly fault?: Omit<DeviceFault, "sinceMs"> };

/** How far it is, in some unit. */
export interface JobCount {
  readonly done: number;
  /** Absent while nobody knows. */
  readonly total?: number;
  readonly unit: JobUnit;
}

/** One job; instants in milliseconds UTC. */
export interface Job {
  /** Within the place. */
  readonly id: string;
  /** Of its last change, in the one order of the changes of all jobs of the place. */
  readonly seq: number;
  readonly asked: JobAsked;
  readonly state: JobState;
  /** The token's subject. */
  readonly askedBy: string;
  readonly createdMs: number;
  readonly startedMs?: number;
  readonly endedMs?: number;
  readonly count?: JobCount;
  readonly steps: readonly JobStep[];
  /** Why it FAILED. */
  readonly fault?: DeviceFault;
  readonly findings?: JobFindings[JobKind];
  /** Somebody wants it to end. */
  readonly isCancelWished?: boolean;
}

/** A job that is not kept yet. */
export type NewJob = Pick<Job, "id" | "asked" | "askedBy" | "createdMs">;

/** What happens to a job. */
export type JobInput =
  | { readonly kind: "BEGIN" }
  | { readonly kind: "COUNT"; readonly count: JobCount }
  /** A step begins, or the one with this code and reader is another. */
  | { readonly kind: "STEP"; readonly step: NewStep }
  /** What is found so far. */
  | { readonly kind: "FOUND"; readonly findings: JobFindings[JobKind] }
  | { readonly kind: "COMPLETE"; readonly findings: JobFindings[JobKind] | undefined }
  | { readonly kind: "FAIL"; readonly fault: Omit<DeviceFault, "sinceMs">; readonly findings?: JobFindings[JobKind] }
  | { readonly kind: "CANCEL" }
  /** Whoever ran it is gone. */
  | { readonly kind: "INTERRUPT" };

/** The steps that are kept of one job; what is more is counted by `count` alone. */
const MAX_STEPS = 300;

const INTERRUPTED = {
  code: "JOB_INTERRUPTED",
  message: "The place was stopped, or started anew, while this job ran",
};

/** The job after an input. Pure; one that is over stays as it is. */
export function advanceJob(job: Job, input: JobInput, nowMs: number): Job {
  if (isOver(job)) return job;
  switch (input.kind) {
    case "BEGIN":
      return { ...job, state: "RUNNING", startedMs: job.startedMs ?? nowMs };
    case "COUNT":
      return { ...job, count: input.count };
    case "STEP":
      return { ...job, steps: withStep(job.steps, toStep(input.step, nowMs)) };
    case "FOUND":
      return { ...job, findings: input.findings };
    case "COMPLETE":
      return { ...end(job, nowMs), state: "DONE", ...(input.findings && { findings: input.findings }) };
    case "FAIL":
      return toFailed(job, input, nowMs);
    case "CANCEL":
      return { ...end(job, nowMs), state: "CANCELLED" };
    case "INTERRUPT":
      return job.state === "RUNNING" ? interrupt(job, nowMs) : job;
  }
}

/** Whether nothing happens to it any more. */
export function isOver({ state }: Pick<Job, "state">): boolean {
  return state !== "WAITING" && state !== "RUNNING";
}

/** The reader that a job is about; `undefined` where it is about the place. */
export function toReaderId({ asked }: Pick<Job, "asked">): string | undefined {
  if (asked.kind === "ADD_DEVICE") return asked.reader.id;
  return "readerId" in asked ? asked.readerId : undefined;
}

/** A job that did nothing but wait for readers that call by themselves goes on in the next process; of any other nobody knows. */
function interrupt(job: Job, nowMs: number): Job {
  const running = job.steps.filter(({ state }) => state === "RUNNING");
  const isWaiting = running.length > 0 && running.every(({ isResumable }) => isResumable === true);
  if (!isWaiting) return toFailed(job, { fault: INTERRUPTED }, nowMs);
  return job.isCancelWished === true ? { ...end(job, nowMs), state: "CANCELLED" } : { ...job, state: "WAITING" };
}

function end(job: Job, nowMs: number): Job {
  return { ...job, endedMs: nowMs };
}

/** The step under way failed with the job. */
function toFailed(
  job: Job,
  { fault, findings }: Omit<Extract<JobInput, { kind: "FAIL" }>, "kind">,
  nowMs: number,
): Job {
  const since = { ...fault, sinceMs: nowMs };
  const steps = job.steps.map((step): JobStep => (step.state === "RUNNING" ? toFailedStep(step, since) : step));
  return { ...end(job, nowMs), state: "FAILED", fault: since, steps, ...(findings && { findings }) };
}

function toFailedStep(step: JobStep, fault: DeviceFault): JobStep {
  return { ...step, state: "FAILED", fault };
}

function toStep({ fault, ...step }: NewStep, nowMs: number): JobStep {
  return { ...step, ...(fault && { fault: { ...fault, sinceMs: nowMs } }) };
}

function withStep(steps: readonly JobStep[], step: JobStep): readonly JobStep[] {
  const index = steps.findIndex(({ code, readerId }) => code === step.code && readerId === step.readerId);
  if (index >= 0) return steps.with(index, step);
  return steps.length < MAX_STEPS ? [...steps, step] : steps;
}
