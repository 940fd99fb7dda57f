import type { JobStep } from "../domain/jobs/job.ts";
import { toJobFault } from "./job-fault.ts";
import type { JobProgress } from "./job-work.ts";

/** Which step. */
export type StepPlace = Pick<JobStep, "code" | "readerId" | "isResumable">;

/**
 * Does one step of a job and tells how it ended.
 *
 * @param work returns what it found, for people.
 * @throws what the work throws; the step has FAILED then.
 */
export async function inStep(
  progress: JobProgress,
  place: StepPlace,
  work: () => Promise<string | undefined>,
): Promise<void> {
  const { isResumable: _whileItRuns, ...ended } = place;
  await progress.step({ ...place, state: "RUNNING" });
  try {
    const detail = await work();
    await progress.step({ ...ended, state: "DONE", ...(detail !== undefined && { detail }) });
  } catch (error) {
    if (!progress.signal.aborted) await progress.step({ ...ended, state: "FAILED", fault: toJobFault(error) });
    throw error;
  }
}
