import type { ExportJob } from "./export-job.ts";

/** Port: what is known of exports, so that it survives the process. */
export interface ExportStore {
  /** Keeps a new one, and that it was asked for. */
  readonly add: (job: ExportJob) => Promise<void>;
  /** Replaces what is kept of one. */
  readonly save: (job: ExportJob) => Promise<void>;
  readonly find: (id: string) => Promise<ExportJob | undefined>;
  /** Of somebody, the newest first. */
  readonly listOf: (subject: string, limit: number) => Promise<readonly ExportJob[]>;
  /** All of them, the oldest first. */
  readonly listAll: () => Promise<readonly ExportJob[]>;
  readonly remove: (ids: readonly string[]) => Promise<void>;
}
