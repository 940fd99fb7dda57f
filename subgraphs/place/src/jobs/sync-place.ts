import { JobError } from "../domain/jobs/job-error.ts";
import type { JobTools, JobWork } from "./job-work.ts";
import { inStep } from "./steps.ts";
import { syncReader } from "./sync-reader.ts";

/** Readers that are asked at a time. */
const AT_A_TIME = 4;

/** Asks every reader that the place visits, a step each. What one of them lacks keeps no other waiting. */
export function createSyncPlace(tools: JobTools): JobWork<"SYNC_PLACE"> {
  return async ({ isFull }, progress) => {
    const { signal } = progress;
    const readerIds = tools.readers.list();
    const waiting = readerIds.values();
    let [done, failed, rowsAdded] = [0, 0, 0];
    const tell = () => progress.count({ done, total: readerIds.length, unit: "READERS" });
    const sync = async (readerId: string): Promise<string> => {
      const found: string[] = [];
      const added = await syncReader(tools, {
        ...{ readerId, isFull, signal },
        onArriving: (arrived) => arrived,
        inStep: async (_code, work) => void found.push(await work()),
      });
      rowsAdded += added;
      return found.join(". ");
    };
    const follow = async (): Promise<void> => {
      for (const readerId of waiting) {
        try {
          await inStep(progress, { code: "READER", readerId }, () => sync(readerId));
        } catch (error) {
          if (signal.aborted) throw error;
          failed += 1;
        }
        done += 1;
        tell();
      }
    };
    tell();
    await Promise.all(Array.from({ length: AT_A_TIME }, follow));
    const findings = { rowsAdded, isFull };
    if (failed > 0) {
      const message = `${failed} of ${readerIds.length} readers could not be asked: the steps say why`;
      throw new JobError("JOB_INCOMPLETE", message, findings);
    }
    return findings;
  };
}
