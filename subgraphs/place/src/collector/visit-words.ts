/** What a visit is told and what it asks for: the words of `visit-state.ts`. */
import type { DeviceRecord } from "../domain/device.ts";
import type { PlaceErrorCode } from "../domain/errors.ts";
import type { FactsChange } from "../domain/gap.ts";
import type { RetryState } from "./backoff.ts";
import type { ReaderIdentity } from "./reader-driver.ts";

/** Why a step did not succeed. */
export interface StepFailure {
  /** `undefined` for what is no failure of the reader, such as a full disk. */
  readonly code: PlaceErrorCode | undefined;
  readonly message: string;
  /** The reader does not know what it was asked for. */
  readonly isUnsupported: boolean;
}

/** Something that happened. `ticket` is that of the step it answers, `visit` the number of the visit it belongs to. */
export type VisitInput =
  | { readonly kind: "start" }
  | StepDone
  | {
      readonly kind: "failed";
      readonly ticket: number;
      readonly nowMs: number;
      readonly failure: StepFailure;
    }
  /** Rows that came by themselves are in the ledger. */
  | { readonly kind: "stored"; readonly visit: number; readonly hasUnknownPin: boolean }
  /** The reader told something that only its log explains. */
  | { readonly kind: "unreadable"; readonly visit: number }
  /** The connection ended by itself, or what it brought could not be stored. */
  | { readonly kind: "lost"; readonly visit: number; readonly failure: StepFailure }
  | { readonly kind: "stop" };

/** A step that succeeded. */
export interface StepDone {
  readonly kind: "done";
  readonly ticket: number;
  readonly nowMs: number;
  /** The reader as the ledger has it after the step. */
  readonly device: DeviceRecord;
  /** After `identify`. */
  readonly identity?: ReaderIdentity;
  /** After `readUsers` and `compareCounts`: how many users the reader says it has. */
  readonly userCount?: number;
}

/**
 * Something to do. A step is answered by `done` or `failed` with its ticket. One step runs at a time: a new one begins when
 * the one before has ended, and aborts it if it has not.
 */
export type VisitAction = VisitReport | (VisitStep & { readonly ticket: number });

/** Something for the log of this process. */
export interface VisitReport {
  readonly kind: "report";
  readonly level: "info" | "warn";
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** One step. */
export type VisitStep =
  /** Asks the ledger what it knows of the reader. */
  | { readonly kind: "look" }
  /** Changes what the ledger knows of the reader. */
  | { readonly kind: "record"; readonly changes: readonly FactsChange[] }
  | { readonly kind: "open"; readonly visit: number }
  | { readonly kind: "identify" }
  /** Records who the reader is and makes ready for its rows. */
  | { readonly kind: "admit"; readonly serialNumber: string; readonly change: FactsChange }
  | { readonly kind: "listen" }
  /** Reads the users into the ledger. */
  | { readonly kind: "readUsers" }
  /** Asks the reader for its time and counts and records them. */
  | { readonly kind: "compareCounts" }
  /** Reads the whole log into the ledger and records the proof of it. */
  | { readonly kind: "readLog" }
  | { readonly kind: "wait"; readonly ms: number }
  /** Waits before the next attempt. */
  | { readonly kind: "retry"; readonly retry: RetryState }
  /** Closes the connection, if there is one, and stores what came by it. */
  | { readonly kind: "close" };
