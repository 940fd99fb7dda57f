import type { PeopleScope } from "../people/viewer-scope.ts";
import type { ExportFormat, ExportKind } from "./export-words.ts";

/** How far an export is. */
export type ExportState = "WAITING" | "RUNNING" | "DONE" | "PARTIAL" | "FAILED" | "CANCELLED";

/** Something that a file does not have in it. */
export interface Missing {
  /** The place, where it is one. */
  readonly placeId?: string | undefined;
  /** A code of the graph, or `NOT_UP_TO_DATE`. */
  readonly code: string;
  /** For people. */
  readonly message: string;
  /** Up to when the place is in it, RFC 3339. */
  readonly asOf?: string | undefined;
}

/** How far a place was taken in, or when it answered. */
export interface AsOf {
  readonly placeId: string;
  readonly name: string;
  /** RFC 3339; null before first contact. */
  readonly asOf: string | null;
}

/** Whose an export is, and what that one might see when it was asked for. */
export interface ExportOwner {
  readonly subject: string;
  /** For people. */
  readonly name: string;
  readonly role: string;
  readonly places: readonly string[] | "*";
  /** Of a role that sees by person: whom. */
  readonly people?: PeopleScope | undefined;
}

/** Why there is no file. */
export interface ExportFailure {
  readonly code: string;
  /** For people: what happened and what to do. */
  readonly message: string;
}

/** One export. */
export interface ExportJob {
  readonly id: string;
  readonly owner: ExportOwner;
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  readonly state: ExportState;
  /** As it is offered to be saved. */
  readonly fileName: string;
  /** What was asked for, as JSON. */
  readonly asked: string;
  readonly createdMs: number;
  readonly endedMs?: number;
  readonly rowsDone: number;
  /** As the first page said; `undefined` before it. */
  readonly rowsExpected?: number;
  readonly sizeBytes?: number;
  /** Of the file, hex. */
  readonly fileSha256?: string;
  /** Of the rows, hex: equal for equal rows in whatever format. */
  readonly rowsSha256?: string;
  readonly missing: readonly Missing[];
  readonly asOf: readonly AsOf[];
  readonly failure?: ExportFailure;
}

/** What happens to an export. */
export type ExportInput =
  | { readonly kind: "PROGRESS"; readonly rowsDone: number; readonly rowsExpected: number | undefined }
  | { readonly kind: "COMPLETE"; readonly file: ExportFile }
  | { readonly kind: "FAIL"; readonly failure: ExportFailure }
  | { readonly kind: "CANCEL" }
  /** The process was started anew: whatever was not over is. */
  | { readonly kind: "RESTART" };

/** A file that was written to its end. */
export interface ExportFile {
  readonly rowsDone: number;
  readonly sizeBytes: number;
  readonly fileSha256: string;
  readonly rowsSha256: string;
  readonly missing: readonly Missing[];
  readonly asOf: readonly AsOf[];
}

/** What follows: `STOP` whoever works on it, `DROP` what was written. */
export type ExportAction = "SAVE" | "STOP" | "DROP";

const RESTARTED: ExportFailure = {
  code: "EXPORT_INTERRUPTED",
  message: "The service was started anew while this export ran: start it again",
};

/** Decides what becomes of an export. One that is over stays as it is. */
export function advanceExport(
  job: ExportJob,
  input: ExportInput,
  nowMs: number,
): readonly [job: ExportJob, actions: readonly ExportAction[]] {
  if (isOver(job)) return [job, []];
  switch (input.kind) {
    case "PROGRESS": {
      const { rowsDone, rowsExpected = job.rowsExpected } = input;
      return [{ ...job, state: "RUNNING", rowsDone, ...(rowsExpected === undefined ? {} : { rowsExpected }) }, []];
    }
    case "COMPLETE": {
      const state = input.file.missing.length === 0 ? "DONE" : "PARTIAL";
      return [{ ...job, ...input.file, state, endedMs: nowMs }, ["SAVE"]];
    }
    case "FAIL":
      return [{ ...job, state: "FAILED", failure: input.failure, endedMs: nowMs }, ["DROP", "SAVE"]];
    case "CANCEL":
      return [{ ...job, state: "CANCELLED", endedMs: nowMs }, ["STOP", "DROP", "SAVE"]];
    case "RESTART":
      return [{ ...job, state: "FAILED", failure: RESTARTED, endedMs: nowMs }, ["DROP", "SAVE"]];
  }
}

/** Whether nothing happens to it any more. */
export function isOver({ state }: Pick<ExportJob, "state">): boolean {
  return state !== "WAITING" && state !== "RUNNING";
}

/** Whether there is a file. */
export function hasFile({ state }: Pick<ExportJob, "state">): boolean {
  return state === "DONE" || state === "PARTIAL";
}

/** The name by which the file is offered; that of a partial one says so. */
export function toOfferedName({ fileName, state }: Pick<ExportJob, "fileName" | "state">): string {
  return state === "PARTIAL" ? fileName.replace(/(\.\w+)$/, "_INCOMPLETE$1") : fileName;
}

/** Whether somebody may have the file: whose it is, while that one may see no less than when it was made. */
export function mayFetch({ owner }: Pick<ExportJob, "owner">, viewer: Omit<ExportOwner, "name">): boolean {
  if (owner.subject !== viewer.subject || owner.role !== viewer.role) return false;
  if (owner.people !== undefined && !isWithin(owner.people, viewer.people)) return false;
  if (viewer.places === "*") return true;
  const { places } = viewer;
  return owner.places !== "*" && owner.places.every((id) => places.includes(id));
}

function isWithin({ departmentIds, personIds }: PeopleScope, now: PeopleScope | undefined): boolean {
  if (now === undefined) return true;
  return (
    departmentIds.every((id) => now.departmentIds.includes(id)) && personIds.every((id) => now.personIds.includes(id))
  );
}
