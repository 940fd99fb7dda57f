import { randomBytes } from "node:crypto";
import type { ExportJob } from "../domain/exports/export-job.ts";
import { judgeStart, type Refusal } from "../domain/exports/export-limits.ts";
import { type ExportInput, planExport } from "../domain/exports/export-plan.ts";
import { toFileName } from "../domain/exports/file-name.ts";
import { createExportRuns, type ExportOrder, type ExportRunsOptions } from "./export-runs.ts";
import type { Asker } from "./ask-router.ts";
import { openExportShelf } from "./export-shelf.ts";
import { type ExportPreview, previewExport } from "./preview-export.ts";

/** Where exports are asked for, and made. */
export interface ExportDesk {
  /** @throws {ExportInputError}, {ExportRefused} */
  readonly start: (input: ExportInput, order: ExportOrder) => Promise<ExportJob>;
  /** The first rows that it would have. @throws {ExportInputError}, {ExportFault} */
  readonly preview: (input: ExportInput, asker: Asker) => Promise<ExportPreview>;
  /** As it is now. */
  readonly find: (id: string) => Promise<ExportJob | undefined>;
  /** Somebody's, the newest first. */
  readonly listOf: (subject: string) => Promise<readonly ExportJob[]>;
  readonly cancel: (id: string) => Promise<void>;
  /** Resolves when it is over, or `signal` aborts. */
  readonly whenOver: (id: string, signal: AbortSignal) => Promise<void>;
  /** Removes what is no longer kept. */
  readonly sweep: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** There is no room for another export now. */
export class ExportRefused extends Error {
  readonly code = "RATE_LIMITED";

  constructor(refusal: Refusal) {
    super(REFUSALS[refusal]);
    this.name = "ExportRefused";
  }
}

const REFUSALS: Readonly<Record<Refusal, string>> = {
  TOO_MANY_OF_YOURS: "As many exports of yours run as may: wait for one, or cancel one",
  TOO_MANY: "As many exports run as may: try again in a minute",
  NO_ROOM: "There is no room for another file: some are removed within a day; an operator can make room before that",
};

const MOST_LISTED = 50;

/** Opens the desk. What the process before this one left half done is told to have failed. */
export async function openExportDesk(options: ExportRunsOptions): Promise<ExportDesk> {
  const { store, limits, now, onFault } = options;
  const shelf = await openExportShelf(options);
  const runs = createExportRuns(options, shelf);
  const start = async (input: ExportInput, order: ExportOrder): Promise<ExportJob> => {
    const plan = planExport(input);
    const jobs = await shelf.removeExpired(runs.asNow);
    const refusal = judgeStart(jobs, order.asker.viewer.subject, limits);
    if (refusal !== undefined) throw new ExportRefused(refusal);
    const job = toNewJob(input, order, now());
    await store.add(job);
    runs.begin(job, plan, order);
    return job;
  };
  let starting: Promise<unknown> = Promise.resolve();
  return {
    start: (input, order) => {
      const started = starting.then(() => start(input, order));
      starting = started.catch(() => undefined); // one by one: each is counted before the next is judged
      return started;
    },
    preview: (input, asker) => previewExport(options.ask, input, asker),
    find: async (id) => {
      const kept = await store.find(id);
      return kept && runs.asNow(kept);
    },
    listOf: async (subject) => (await store.listOf(subject, MOST_LISTED)).map(runs.asNow),
    cancel: (id) => runs.end(id, "CANCELLED"),
    whenOver: async (id, signal) => {
      const gone = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
      if (!signal.aborted) await Promise.race([runs.whenOver(id), gone]);
    },
    sweep: async () => {
      await shelf.removeExpired(runs.asNow).catch(onFault);
    },
    stop: runs.endAll,
  };
}

function toNewJob(input: ExportInput, { asker }: ExportOrder, nowMs: number): ExportJob {
  const { viewer, people } = asker;
  const { kind, format } = input;
  return {
    id: randomBytes(15).toString("base64url"),
    owner: { subject: viewer.subject, name: viewer.name, role: viewer.role, places: viewer.places, people },
    kind,
    format,
    state: "WAITING",
    fileName: toFileName(input),
    asked: JSON.stringify(input),
    createdMs: nowMs,
    rowsDone: 0,
    missing: [],
    asOf: [],
  };
}
