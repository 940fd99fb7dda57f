import { advanceExport, type ExportJob } from "../domain/exports/export-job.ts";
import type { ExportPlan } from "../domain/exports/export-plan.ts";
import type { Asker, AskRouter } from "./ask-router.ts";
import type { ExportFault } from "./export-fault.ts";
import type { ExportShelf, ExportShelfOptions } from "./export-shelf.ts";
import { makeFile, STOPPED } from "./make-file.ts";
import { createTurns } from "./turns.ts";

/** Who asks, and how it is told. */
export interface ExportOrder {
  readonly asker: Asker;
  /** Where the same is seen, a path of the dashboard. */
  readonly link: string | undefined;
}

/** Exports that are not over. */
export interface ExportRuns {
  readonly begin: (job: ExportJob, plan: ExportPlan, order: ExportOrder) => void;
  /** As it is now, of one that runs; else as it was given. */
  readonly asNow: (job: ExportJob) => ExportJob;
  readonly find: (id: string) => ExportJob | undefined;
  /** Resolves when it is over. */
  readonly whenOver: (id: string) => Promise<void>;
  readonly end: (id: string, reason: keyof typeof STOPPED) => Promise<void>;
  readonly endAll: () => Promise<void>;
}

/** What makes them. */
export interface ExportRunsOptions extends ExportShelfOptions {
  readonly ask: AskRouter;
  readonly organisation: string;
  /** The dashboard's origin. */
  readonly dashboardUrl: string;
  /** Waits. @throws the reason of `signal` */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

interface Active {
  job: ExportJob;
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

const PAGES_AT_ONCE = 2;

/** Creates the runs: they take turns, a page each. */
export function createExportRuns(options: ExportRunsOptions, { settle, asEnded }: ExportShelf): ExportRuns {
  const turns = createTurns(PAGES_AT_ONCE);
  const active = new Map<string, Active>();
  const work = async (run: Active, plan: ExportPlan, { asker, link }: ExportOrder) => {
    const { ask, pause, dashboardUrl, now } = options;
    const outcome = await makeFile({
      ...options,
      job: run.job,
      plan,
      asking: { ask, turns, asker, signal: run.controller.signal, pause },
      link: link === undefined ? undefined : new URL(link, dashboardUrl).href,
      onProgress: (rowsDone, rowsExpected) => {
        [run.job] = advanceExport(run.job, { kind: "PROGRESS", rowsDone, rowsExpected }, now());
      },
    });
    run.job = await settle(run.job, outcome);
  };
  const end = async (run: Active | undefined, reason: ExportFault) => {
    run?.controller.abort(reason);
    await run?.done;
  };
  return {
    begin: (job, plan, order) => {
      const { promise: done, resolve } = Promise.withResolvers<void>();
      const run: Active = { job, controller: new AbortController(), done };
      active.set(job.id, run);
      void work(run, plan, order).finally(() => {
        active.delete(job.id);
        resolve();
      });
    },
    asNow: (job) => active.get(job.id)?.job ?? asEnded(job),
    find: (id) => active.get(id)?.job,
    whenOver: async (id) => active.get(id)?.done,
    end: (id, reason) => end(active.get(id), STOPPED[reason]),
    endAll: async () => {
      await Promise.all([...active.values()].map((run) => end(run, STOPPED.INTERRUPTED)));
    },
  };
}
