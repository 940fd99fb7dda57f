import type { ExportInput as JobInput, ExportJob } from "../domain/exports/export-job.ts";
import type { ExportLimits } from "../domain/exports/export-limits.ts";
import type { ExportPlan } from "../domain/exports/export-plan.ts";
import type { ExportFolder } from "./export-folder.ts";
import { ExportFault } from "./export-fault.ts";
import { openFileSink } from "./file-sink.ts";
import type { PatientOptions } from "./read-patiently.ts";
import { runExport } from "./run-export.ts";
import { openWriter } from "./writers.ts";

/** What one file is made of. */
export interface FileOrder {
  readonly job: ExportJob;
  readonly plan: ExportPlan;
  readonly asking: PatientOptions;
  readonly folder: Pick<ExportFolder, "pathOf">;
  readonly limits: Pick<ExportLimits, "rows" | "bytesPerFile">;
  readonly organisation: string;
  /** Where the same is seen in the dashboard. */
  readonly link: string | undefined;
  readonly onProgress: (rowsDone: number, rowsExpected: number | undefined) => void;
  /** Told of what nobody expected. */
  readonly onFault: (error: unknown) => void;
}

/** Makes a file, whole or not at all. @returns what became of it; never throws */
export async function makeFile(order: FileOrder): Promise<JobInput> {
  try {
    return await writeFile(order);
  } catch (error) {
    return toOutcome(error, order.onFault);
  }
}

async function writeFile({ job, plan, folder, limits, organisation, link, ...order }: FileOrder): Promise<JobInput> {
  const sink = await openFileSink(folder.pathOf(job.id), limits.bytesPerFile);
  try {
    const { asking, onProgress } = order;
    const { owner, createdMs, asked } = job;
    const about = { askedBy: owner.name, organisation, madeAt: new Date(createdMs).toISOString(), asked, link };
    const writer = await openWriter(sink, plan);
    const file = await runExport({ plan, asking, sink, writer, maxRows: limits.rows, about, onProgress });
    return { kind: "COMPLETE", file };
  } catch (error) {
    await sink.drop();
    throw error;
  }
}

/** Why an export that was stopped has no file. */
export const STOPPED = {
  CANCELLED: new ExportFault("CANCELLED", "It was cancelled"),
  INTERRUPTED: new ExportFault("EXPORT_INTERRUPTED", "The service was stopped while this export ran: start it again"),
} as const;

/** Faults of the disk by their code; what nobody expected is for the log. */
function toOutcome(error: unknown, onFault: (error: unknown) => void): JobInput {
  if (error === STOPPED.CANCELLED) return { kind: "CANCEL" };
  if (error instanceof ExportFault)
    return { kind: "FAIL", failure: { code: error.code, message: describeFailure(error) } };
  onFault(error);
  const isFull = error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
  return isFull
    ? { kind: "FAIL", failure: { code: "EXPORT_NO_ROOM", message: "The disk is full: an operator must make room" } }
    : { kind: "FAIL", failure: { code: "INTERNAL_SERVER_ERROR", message: "It could not be made; the log says why" } };
}

function describeFailure({ code, message }: ExportFault): string {
  if (code !== "UNAUTHENTICATED" && code !== "TOKEN_EXPIRED") return message;
  return "The session in which it was asked for is over: sign in and start it again";
}
