import { type Erasure, listPending } from "../domain/erasure/erasure.ts";
import { JobError } from "../domain/jobs/job-error.ts";
import type { JobProgress, JobTools, JobWork } from "./job-work.ts";
import { leaveReader } from "./leave-reader.ts";
import { inStep } from "./steps.ts";

/** Readers that are asked at a time. */
const AT_A_TIME = 4;

/**
 * Takes a person out of the store, then off every reader that may have it. Readers that cannot be reached now are named and tried again
 * by themselves, whatever becomes of the job.
 */
export function createErasePerson(tools: JobTools): JobWork<"ERASE_PERSON"> {
  return async ({ erasureId }, progress) => {
    if (tools.erasures.find(erasureId) === undefined) throw new JobError("JOB_REFUSED", "There is no such erasure");
    await inStep(progress, { code: "STORE" }, async () => {
      const { erased } = await tools.erasures.eraseFromStore(erasureId);
      return `${erased?.rows ?? 0} rows`;
    });
    const find = () => tools.erasures.find(erasureId);
    const erasure = find();
    if (erasure !== undefined) await leaveReaders(tools, erasure, progress);
    const left = listPending(find() ?? { readers: [] });
    const findings = { erasureId, pendingReaders: left.length };
    if (left.length === 0) return findings;
    const names = left.map(({ readerId }) => readerId).join(", ");
    throw new JobError(
      "JOB_INCOMPLETE",
      `The person may be on ${names} still: it is removed by itself once they answer`,
      findings,
    );
  };
}

/** One that cannot be asked keeps no other waiting. */
async function leaveReaders(tools: JobTools, erasure: Erasure, progress: JobProgress): Promise<void> {
  const open = listPending(erasure);
  const waiting = open.values();
  let done = 0;
  const tell = () => progress.count({ done, total: open.length, unit: "READERS" });
  const follow = async (): Promise<void> => {
    for (const { readerId } of waiting) {
      try {
        await inStep(progress, { code: "READER", readerId }, async () => {
          const { state } = await leaveReader(tools, { erasure, readerId, signal: progress.signal });
          return state === "REMOVED" ? "removed" : "not there";
        });
      } catch (error) {
        if (progress.signal.aborted) throw error;
      }
      done += 1;
      tell();
    }
  };
  tell();
  await Promise.all(Array.from({ length: AT_A_TIME }, follow));
}
