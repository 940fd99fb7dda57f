import { advanceExport, type ExportInput, type ExportJob, isOver } from "../domain/exports/export-job.ts";
import { type ExportLimits, listExpired } from "../domain/exports/export-limits.ts";
import type { ExportStore } from "../domain/exports/export-store.ts";
import type { ExportFolder } from "./export-folder.ts";

/** Exports that are over, with their files. */
export interface ExportShelf {
  /** Keeps what became of an export. */
  readonly settle: (job: ExportJob, input: ExportInput) => Promise<ExportJob>;
  /** As it is, of one whose end could not be kept; else as it was given. */
  readonly asEnded: (job: ExportJob) => ExportJob;
  /** Removes what is no longer kept. @returns those that are left; `asNow` tells how those that run are */
  readonly removeExpired: (asNow: (job: ExportJob) => ExportJob) => Promise<readonly ExportJob[]>;
}

/** What a shelf stands on. */
export interface ExportShelfOptions {
  readonly store: ExportStore;
  readonly folder: ExportFolder;
  readonly limits: ExportLimits;
  readonly now: () => number;
  /** Told of what nobody expected. */
  readonly onFault: (error: unknown) => void;
}

/** Opens the shelf. What the process before this one left half done is told to have failed. */
export async function openExportShelf({
  store,
  folder,
  limits,
  now,
  onFault,
}: ExportShelfOptions): Promise<ExportShelf> {
  /** Ends that a store could not keep, such as one on a full disk: they are told from here, and kept when that goes again. */
  const unkept = new Map<string, ExportJob>();
  const settle: ExportShelf["settle"] = async (job, input) => {
    const [next, actions] = advanceExport(job, input, now());
    try {
      if (actions.includes("DROP")) await folder.remove(job.id);
      if (actions.includes("SAVE")) await store.save(next);
    } catch (error) {
      unkept.set(job.id, next);
      onFault(error);
    }
    return next;
  };
  const keepAll = async () => {
    for (const job of unkept.values()) {
      await store.save(job);
      unkept.delete(job.id);
    }
  };
  const asEnded = (job: ExportJob) => unkept.get(job.id) ?? job;
  const known = await store.listAll();
  for (const job of known) if (!isOver(job)) await settle(job, { kind: "RESTART" });
  await folder.keepOnly(new Set(known.map(({ id }) => id)));
  return {
    settle,
    asEnded,
    removeExpired: async (asNow) => {
      await keepAll().catch(onFault);
      const jobs = (await store.listAll()).map(asNow);
      const expired = new Set(listExpired(jobs, now(), limits).map(({ id }) => id));
      for (const id of expired) await folder.remove(id);
      if (expired.size > 0) await store.remove([...expired]);
      return jobs.filter(({ id }) => !expired.has(id));
    },
  };
}
