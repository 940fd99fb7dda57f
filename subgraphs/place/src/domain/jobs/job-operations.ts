import type { Job, JobAsked } from "./job.ts";
import type { JobStore } from "./job-store.ts";

/** Port: what clients do with jobs. */
export interface JobOperations extends Pick<JobStore, "find" | "list" | "count" | "cancel" | "readHead" | "watch"> {
  /** @param commKey of a reader that is to be added: it is kept apart until the job is over */
  start(asked: JobAsked, askedBy: string, commKey?: number): Promise<Job | "TOO_MANY" | "TOO_MANY_OF_YOURS">;
}
