import { isOver } from "../domain/jobs/job.ts";
import type { JobStore } from "../domain/jobs/job-store.ts";
import type { ReaderKeys } from "../domain/readers/added-reader.ts";

/** The name under which the comm key of a reader waits that a job is to add: no id of a reader has a space. */
export function toJobKeyName(jobId: string): string {
  return `job ${jobId}`;
}

/** Forgets the comm keys of jobs that are over: a process may have ended between a job and its key. */
export async function forgetJobKeys(keys: ReaderKeys, store: Pick<JobStore, "find">): Promise<void> {
  for (const name of await keys.listNames()) {
    if (!name.startsWith(toJobKeyName(""))) continue;
    const job = await store.find(name.slice(toJobKeyName("").length));
    if (job === undefined || isOver(job)) await keys.write(name, 0);
  }
}
