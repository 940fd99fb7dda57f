import type { JobFindings, JobKind } from "./job.ts";

/** What stops a job and is no failure of a reader: a code of its own, and the sentence for people. */
export class JobError extends Error {
  readonly code: JobErrorCode;
  /** What was found all the same. */
  readonly findings: JobFindings[JobKind] | undefined;

  constructor(code: JobErrorCode, message: string, findings?: JobFindings[JobKind]) {
    super(message);
    this.name = "JobError";
    this.code = code;
    this.findings = findings;
  }
}

/** Every code of a job of its own. `JOB_ACTIONS` says what to do. */
export type JobErrorCode =
  | "JOB_INTERRUPTED" // the process ended meanwhile
  | "JOB_INCOMPLETE" // a part of it failed: its steps say which
  | "JOB_FAILED" // a defect of the place: its log says more
  | "JOB_REFUSED" // what was asked for cannot be done, or no longer
  | "DEVICE_DUPLICATE" // another reader of the place states the serial number
  | "DEVICE_REPLACED" // another reader had the id before
  | "DEVICE_PROTOCOL_ERROR" // the reader does not say which one it is
  | "DEVICE_SUMS_NOT_OFFERED" // the reader cannot say how many rows it has of a time
  | "DEVICE_DISABLED"; // nobody visits the reader
