import { type ExportJob, hasFile, isOver } from "./export-job.ts";

/** How much room exports have. */
export interface ExportLimits {
  /** That run or wait at once, of one asker. */
  readonly activePerOwner: number;
  readonly activeInAll: number;
  /** That are kept of one asker; the oldest goes first. */
  readonly keptPerOwner: number;
  readonly keptInAll: number;
  /** After its end. */
  readonly keptMs: number;
  readonly bytesPerFile: number;
  readonly bytesPerOwner: number;
  readonly bytesInAll: number;
  /** Of one file: what a sheet holds. */
  readonly rows: number;
}

const MIB = 1_048_576;

/** Of every process. */
export const EXPORT_LIMITS: ExportLimits = {
  activePerOwner: 3,
  activeInAll: 24,
  keptPerOwner: 20,
  keptInAll: 2000,
  keptMs: 24 * 3_600_000,
  bytesPerFile: 512 * MIB,
  bytesPerOwner: 1024 * MIB,
  bytesInAll: 8192 * MIB,
  rows: 1_000_000,
};

/** Why an asker may not start another. */
export type Refusal = "TOO_MANY_OF_YOURS" | "TOO_MANY" | "NO_ROOM";

/** Whether an asker may start another. Nobody's files go to make room for somebody else's. */
export function judgeStart(jobs: readonly ExportJob[], subject: string, limits: ExportLimits): Refusal | undefined {
  const active = jobs.filter((job) => !isOver(job));
  if (active.filter(({ owner }) => owner.subject === subject).length >= limits.activePerOwner)
    return "TOO_MANY_OF_YOURS";
  if (active.length >= limits.activeInAll) return "TOO_MANY";
  return jobs.length >= limits.keptInAll || toBytes(jobs) >= limits.bytesInAll ? "NO_ROOM" : undefined;
}

/** The exports that are no longer kept: too old, or beyond what their owner may keep; those that run are left alone. */
export function listExpired(jobs: readonly ExportJob[], nowMs: number, limits: ExportLimits): readonly ExportJob[] {
  const over = jobs.filter(isOver).toSorted((left, right) => (right.endedMs ?? 0) - (left.endedMs ?? 0));
  const byOwner = Map.groupBy(over, ({ owner }) => owner.subject);
  return [...byOwner.values()].flatMap((own) => {
    let bytes = 0;
    return own.filter((job, index) => {
      bytes += job.sizeBytes ?? 0;
      const isOld = nowMs - (job.endedMs ?? 0) >= limits.keptMs;
      return isOld || index >= limits.keptPerOwner || (index > 0 && bytes > limits.bytesPerOwner);
    });
  });
}

function toBytes(jobs: readonly ExportJob[]): number {
  return jobs.reduce((sum, job) => sum + (hasFile(job) ? (job.sizeBytes ?? 0) : 0), 0);
}
