/** What a visit is told and what it asks for: the words of `visit-state.ts`. */
import type { DeviceRecord, FaultStep } from "../domain/device.ts";
import type { PlaceErrorCode } from "../domain/errors.ts";
import type { ClaimRefusal } from "../domain/serials/serial-claim.ts";
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
  /** What the reader was being asked for; `undefined` where the failure does not say. */
  readonly step: FaultStep | undefined;
}

/** What became of something that was wanted of the reader. */
export interface ErrandResult {
  /** Another errand waits. */
  readonly hasErrand: boolean;
  /** It was broken off in the midst of an answer: only a new connection is known to be in order. */
  readonly isSpent: boolean;
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
  /** Somebody wants something of the reader, which waits with the visit. */
  | { readonly kind: "errand"; readonly nowMs: number }
  /** The reader is somewhere else by now, and can be visited there. */
  | { readonly kind: "found"; readonly nowMs: number }
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
  /** After `identify`: the other reader of the place that has the stated serial number. */
  readonly holder?: string;
  /** After `identify`: why its rows are not taken at this place, though it is the right reader. */
  readonly refusal?: ClaimRefusal;
  /** After `readLog`: it brought a PIN that no reader of the place has enrolled. */
  readonly hasUnknownPin?: boolean;
  /** After `readUsers` and `compareCounts`: how many users the reader says it has. */
  readonly userCount?: number;
  /** After `errand`. */
  readonly errand?: ErrandResult;
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

/** One change of what is known of a reader: the collector's own, or the one that is named. */
export type ReaderChange = FactsChange & { readonly readerId?: string };

/** One step. */
export type VisitStep =
  /** Asks the ledger what it knows of the reader. */
  | { readonly kind: "look" }
  /** Changes what the ledger knows of the reader, or of another one of the place. */
  | { readonly kind: "record"; readonly changes: readonly ReaderChange[] }
  | { readonly kind: "open"; readonly visit: number }
  | { readonly kind: "identify" }
  /** Records who the reader is and makes ready for its rows. */
  | { readonly kind: "admit"; readonly serialNumber: string; readonly change: FactsChange }
  | { readonly kind: "listen" }
  /** Reads the users into the ledger. */
  | { readonly kind: "readUsers" }
  /** Asks the reader for its time and counts and records them; where that is not enough, looks at the log. */
  | { readonly kind: "compareCounts"; readonly isUnwatched: boolean }
  /** Looks at the length of the log and its first rows and records what they say. */
  | { readonly kind: "glance" }
  /** Reads the log into the ledger, its end only where that is enough, and records the proof of it. */
  | { readonly kind: "readLog"; readonly isWhole: boolean }
  /** Does the first of what is wanted of the reader besides. */
  | { readonly kind: "errand" }
  | { readonly kind: "wait"; readonly ms: number }
  /** Waits before the next attempt. */
  | { readonly kind: "retry"; readonly retry: RetryState }
  /** Closes the connection, if there is one, and stores what came by it. */
  | { readonly kind: "close" };
