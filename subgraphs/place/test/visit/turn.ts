import type { StepFailure } from "../../src/collector/visit-words.ts";

/** One turn of fate. */
export type Turn =
  | { readonly kind: "finish" }
  /** The step under way fails; `isDone` when what it does was done all the same. */
  | { readonly kind: "fail"; readonly failure: StepFailure; readonly isDone: boolean }
  | { readonly kind: "late"; readonly ticketsAgo: number; readonly isFailure: boolean }
  /** A punch; `isCopy` repeats the row before. Its event is delivered later, or is one of the ways not to come. */
  | { readonly kind: "punch"; readonly isCopy: boolean; readonly event: "SENT" | "LOST" | "UNREADABLE" | "DOUBLE" }
  | { readonly kind: "deliver"; readonly hasUnknownPin: boolean }
  | { readonly kind: "loseConnection" }
  | { readonly kind: "diskFull" }
  | { readonly kind: "wait"; readonly ms: number }
  /** The log is emptied, and so many rows made without an event. */
  | { readonly kind: "clearLog"; readonly regrown: number }
  | { readonly kind: "operate" }
  | { readonly kind: "swapReader" }
  /** Another reader of the place has this one's serial number, or no more. */
  | { readonly kind: "shareNumber" }
  /** The reader does not offer its log, or does again. */
  | { readonly kind: "hideLog" }
  /** The reader does not tell its counts, or does again. */
  | { readonly kind: "hideCount" }
  | { readonly kind: "kill" }
  | { readonly kind: "stop" };

/** Steps that ask the reader. */
export const ASKING: ReadonlySet<string> = new Set([
  "identify",
  "listen",
  "readUsers",
  "compareCounts",
  "glance",
  "readLog",
]);

/** How most steps fail. */
export const TIMEOUT: StepFailure = { code: "DEVICE_TIMEOUT", message: "lost", isUnsupported: false, step: undefined };

/** Phases in which nothing is under way. */
export const IDLE: ReadonlySet<string> = new Set(["NEW", "STOPPED"]);
