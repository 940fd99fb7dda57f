import { JobError } from "../domain/jobs/job-error.ts";
import { PushAskError, type SyncEnd } from "../domain/push/pushing-readers.ts";
import type { JobProgress, JobTools, JobWork } from "./job-work.ts";
import { requirePushing, whenCalled } from "./pushing.ts";
import { inStep } from "./steps.ts";
import { syncReader } from "./sync-reader.ts";

/** Asks a reader now for what the ledger may lack of it. */
export function createSyncDevice(tools: JobTools): JobWork<"SYNC_DEVICE"> {
  return async ({ readerId, isFull }, progress) => {
    const device = await tools.ledger.readDevice(readerId);
    if (device.isPushing === true) return syncPushing(tools, { readerId, isFull, before: device.rowsStored }, progress);
    const rowsAdded = await syncReader(tools, {
      readerId,
      isFull,
      signal: progress.signal,
      onArriving: (arrived) => inStep(progress, { code: "CONNECT" }, () => arrived.then(() => undefined)),
      inStep: (code, work) => inStep(progress, { code }, work),
      onProgress: (done, total) => progress.count({ done, total, unit: "ROWS" }),
    });
    return { rowsAdded, isFull };
  };
}

interface PushedSync {
  readonly readerId: string;
  readonly isFull: boolean;
  /** Rows that the ledger had. */
  readonly before: number;
}

/** A reader that calls by itself is asked for its sums when it calls, and for the rows of a time where they are others. */
async function syncPushing(tools: JobTools, { readerId, isFull, before }: PushedSync, progress: JobProgress) {
  const findings = async () => ({ rowsAdded: (await tools.ledger.readDevice(readerId)).rowsStored - before, isFull });
  const sync = await whenCalled(progress, "CONNECT", undefined, (errand) =>
    requirePushing(tools).sync(readerId, isFull, errand),
  );
  await inStep(progress, { code: "LOG", isResumable: true }, async () => {
    const end = await progress.wait(sync.made);
    if (end.kind === "FAILED") throw new PushAskError(end.failure);
    if (end.kind === "DIFFERS") throw new JobError("JOB_INCOMPLETE", toSentence(end), await findings());
    return toSentence(end);
  });
  return findings();
}

function toSentence(end: Exclude<SyncEnd, { kind: "FAILED" }>): string {
  switch (end.kind) {
    case "PROVED":
      return "The reader counts as many rows as the ledger has";
    case "SENT":
      return "The reader tells no sums: it sent its rows again";
    case "DIFFERS":
      return `The reader counts ${end.readerRows} rows of a time of which the ledger has ${end.ledgerRows}, after it sent them again`;
  }
}
