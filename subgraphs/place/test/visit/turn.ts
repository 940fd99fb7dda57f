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
  | { readonly kind: "clearLog" }
  | { readonly kind: "swapReader" }
  | { readonly kind: "kill" }
  | { readonly kind: "stop" };

/** Steps that ask the reader. */
export const ASKING: ReadonlySet<string> = new Set(["identify", "listen", "readUsers", "compareCounts", "readLog"]);

/** How most steps fail. */
export const TIMEOUT: StepFailure = { code: "DEVICE_TIMEOUT", message: "lost", isUnsupported: false };

/** Phases in which nothing is under way. */
export const IDLE: ReadonlySet<string> = new Set(["NEW", "REPLACED", "STOPPED"]);
