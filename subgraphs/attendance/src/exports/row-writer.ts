import type { ExportPlan } from "../domain/exports/export-plan.ts";
import type { AsOf, Missing } from "../domain/exports/export-job.ts";
import type { Row } from "../domain/exports/export-words.ts";
import type { FileSink } from "./file-sink.ts";

/** What a file says of itself. */
export interface About {
  /** Who asked, for people. */
  readonly askedBy: string;
  readonly organisation: string;
  /** RFC 3339. */
  readonly madeAt: string;
  /** What was asked for, as JSON. */
  readonly asked: string;
  /** Where the same is seen in the dashboard. */
  readonly link: string | undefined;
  readonly rows: number;
  readonly rowsSha256: string;
  readonly missing: readonly Missing[];
  readonly asOf: readonly AsOf[];
}

/** Writes the rows of one file. */
export interface RowWriter {
  readonly write: (rows: readonly Row[]) => Promise<void>;
  /** Writes what stands after the rows. */
  readonly end: (about: About) => Promise<void>;
}

/** Begins a file. */
export type OpenWriter = (sink: FileSink, plan: ExportPlan) => Promise<RowWriter>;
