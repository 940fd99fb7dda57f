import type { CollectorTiming, ReaderMode } from "./reader-plan.ts";
import type { StepFailure, VisitAction, VisitReport, VisitStep } from "./visit-words.ts";

/** What a collector does with its reader. */
export type VisitPhase =
  | "NEW" // before `start`
  | "LOOKING" // at what the ledger knows from before
  | "BEGINNING" // marks the reader as not read yet
  | "OPENING"
  | "IDENTIFYING"
  | "ADMITTING"
  | "LISTENING" // asks for events, before anything is read
  | "READING_USERS"
  | "COMPARING"
  | "READING_LOG"
  | "DECLARING" // the gap was read: online
  | "WAITING" // for the heartbeat
  | "SETTLING" // a punch came: a burst costs one comparison
  | "CLOSING"
  | "MARKING" // as offline
  | "RESTING" // until the next visit
  | "REPLACED" // another reader hangs at the address: whose rows these are is no question for a program
  | "STOPPED";

/** Everything that decides what comes next for one reader. */
export interface VisitState {
  readonly settings: VisitSettings;
  readonly phase: VisitPhase;
  /** Of the step under way; answers with another one are late. */
  readonly ticket: number;
  /** The number of the visit under way. */
  readonly visit: number;
  readonly startedMs: number;
  /** Whether everything was read that may have been missing when the visit began. */
  readonly isCaughtUp: boolean;
  /** Why the visit ends; `undefined` when nothing failed. */
  readonly failure: StepFailure | undefined;
  readonly isStopping: boolean;
  /** Attempts that failed since the reader was last online. */
  readonly failures: number;
  readonly work: VisitWork;
}

/** What never changes for a reader. */
export interface VisitSettings {
  readonly mode: ReaderMode;
  readonly timing: CollectorTiming;
}

/** What a visit still has to look into. */
export interface VisitWork {
  readonly isReadWanted: boolean;
  readonly areUsersWanted: boolean;
  readonly hasArrived: boolean;
  readonly userCount: number | undefined;
  readonly nextUsersMs: number;
  readonly nextReadMs: number;
  /** Reads in a row that did not explain the counts. */
  readonly disagreements: number;
}

/** The state after an input, and what to do. */
export type VisitChange = readonly [state: VisitState, actions: readonly VisitAction[]];

/** Nothing to look into. */
export const NO_WORK: VisitWork = {
  isReadWanted: false,
  areUsersWanted: false,
  hasArrived: false,
  userCount: undefined,
  nextUsersMs: 0,
  nextReadMs: 0,
  disagreements: 0,
};

/** The phases in which a connection may be open and the reader is worked with. */
export const VISITING: ReadonlySet<VisitPhase> = new Set<VisitPhase>([
  "OPENING",
  "IDENTIFYING",
  "ADMITTING",
  "LISTENING",
  "READING_USERS",
  "COMPARING",
  "READING_LOG",
  "DECLARING",
  "WAITING",
  "SETTLING",
]);

/** Begins the next step; what the one before still says is late. */
export function step(state: VisitState, phase: VisitPhase, next: VisitStep): VisitChange {
  const ticket = state.ticket + 1;
  return [{ ...state, phase, ticket }, [{ ...next, ticket }]];
}

/** The state with some of its work changed. */
export function withWork(state: VisitState, work: Partial<VisitWork>): VisitState {
  return { ...state, work: { ...state.work, ...work } };
}

/** The change, and something for the log before it. */
export function reporting(report: VisitReport, [state, actions]: VisitChange): VisitChange {
  return [state, [report, ...actions]];
}

/** A report of what went as it should. */
export function info(message: string, fields: VisitReport["fields"]): VisitReport {
  return { kind: "report", level: "info", message, fields };
}

/** A report of what somebody may want to look into. */
export function warn(message: string, fields: VisitReport["fields"]): VisitReport {
  return { kind: "report", level: "warn", message, fields };
}
