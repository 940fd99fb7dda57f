import type { VisitedReader } from "../collector/errands.ts";
import type { JobAsked } from "../domain/jobs/job.ts";
import { JobError } from "../domain/jobs/job-error.ts";
import { advanceLogClear, type LogClear, type LogClearInput } from "../domain/log-clear/log-clear.ts";
import { type LogClearObstacle, listObstacles, OBSTACLE_ACTIONS } from "../domain/log-clear/obstacles.ts";
import { toJobFault } from "./job-fault.ts";
import type { JobProgress, JobTools, JobWork } from "./job-work.ts";
import { runOnArrival } from "./run-on-arrival.ts";
import { inStep } from "./steps.ts";

type Asked = Extract<JobAsked, { readonly kind: "CLEAR_LOG" }>;

interface Clearing {
  readonly tools: JobTools;
  readonly asked: Asked;
  readonly progress: JobProgress;
  /** Whether the reader was told, and may have done it: then the wish says itself what became of it. */
  isTold: boolean;
}

/**
 * Clears a reader's log that somebody confirmed: reads the whole of it, looks once more at everything that could speak against it,
 * and has the reader clear it while it counts exactly the rows that were read. Whatever stops it before leaves the wish waiting.
 */
export function createClearLog(tools: JobTools): JobWork<"CLEAR_LOG"> {
  return async (asked, progress) => {
    const clearing = { tools, asked, progress, isTold: false };
    const arrival = {
      readerId: asked.readerId,
      signal: progress.signal,
      onArriving: (arrived: Promise<void>) =>
        inStep(progress, { code: "CONNECT" }, () => arrived.then(() => undefined)),
    };
    try {
      return await runOnArrival(tools.readers, arrival, (reader) => clear(reader, clearing));
    } catch (error) {
      if (!clearing.isTold) await waitOn(clearing, error).catch(() => undefined);
      throw error;
    }
  };
}

/** Something spoke against it. */
class ObstacleError extends JobError {
  readonly obstacle: LogClearObstacle;

  constructor(obstacle: LogClearObstacle) {
    super("JOB_REFUSED", `Nothing was cleared (${obstacle}). ${OBSTACLE_ACTIONS[obstacle]}`);
    this.obstacle = obstacle;
  }
}

/** Nothing was cleared: it can be confirmed again. */
async function waitOn(clearing: Clearing, error: unknown): Promise<void> {
  const { code, message } = toJobFault(error);
  const failure = { code: error instanceof ObstacleError ? error.obstacle : code, message };
  await change(clearing, { kind: "NOT_DONE", id: clearing.asked.clearId, failure });
}

async function clear(reader: VisitedReader, clearing: Clearing): Promise<LogClear | undefined> {
  const { progress, asked } = clearing;
  await inStep(progress, { code: "LOG" }, () => readAll(reader, clearing));
  await inStep(progress, { code: "CLEAR" }, () => tellReader(reader, clearing));
  const cleared = await change(clearing, { kind: "DONE", id: asked.clearId });
  // It is cleared, whatever becomes of this read: the next visit reads it then.
  await inStep(progress, { code: "PROOF" }, async () => {
    await reader.readLog(true);
    return "The log that begins now is read and proved";
  }).catch(() => undefined);
  return cleared;
}

async function readAll(reader: VisitedReader, { tools, progress }: Clearing): Promise<string> {
  await reader.readLog(true, (done, total) => progress.count({ done, total, unit: "ROWS" }));
  await reader.compareCounts();
  const device = await reader.readDevice();
  const [obstacle] = listObstacles(device, { nowMs: tools.clock.nowMs(), canStore: true });
  if (obstacle !== undefined) throw new ObstacleError(obstacle);
  return `All ${device.proof?.rowsRead ?? 0} rows of its log are stored and backed up`;
}

async function tellReader(reader: VisitedReader, clearing: Clearing): Promise<string> {
  const { asked, progress } = clearing;
  const { clearId: id, by } = asked;
  const { proof } = await reader.readDevice();
  const rows = proof?.rowsRead ?? 0;
  const ordered = await change(clearing, { kind: "ORDER", id, by, jobId: progress.id, rows });
  if (ordered?.state !== "ORDERED" || ordered.jobId !== progress.id)
    throw new JobError("JOB_REFUSED", "Nobody may confirm it any more: it was withdrawn, lapsed, or done");
  clearing.isTold = true;
  const outcome = await reader.clearLog(rows).catch((error: unknown) => ({ kind: "UNSURE", error }) as const);
  if (outcome.kind === "CLEARED") return `${rows} rows were cleared`;
  clearing.isTold = outcome.kind === "UNSURE";
  if (outcome.kind === "NOT_CLEARED")
    throw outcome.punches === rows ? outcome.error : new ObstacleError("COUNT_DIFFERS");
  await change(clearing, { kind: "LOST", id }).catch(() => undefined); // one that was told and whose job is over is UNSURE too
  throw outcome.error;
}

function change({ tools, asked }: Clearing, input: LogClearInput): Promise<LogClear | undefined> {
  return tools.logClears.change(asked.readerId, (last) => advanceLogClear(last, input, tools.clock.nowMs())[0]);
}
