import type { CollectorTiming, ReaderMode } from "./reader-plan.ts";
import type { FaultStep } from "../domain/device.ts";
import type { RetryKind } from "./retry-times.ts";
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
  | "GLANCING" // at the log, where the counts alone prove nothing
  | "READING_LOG"
  | "NOTING" // that the log cannot be read: users and live punches go on
  | "DECLARING" // the gap was read: online
  | "ON_ERRAND" // does what somebody wants of the reader
  | "WAITING" // for the heartbeat
  | "SETTLING" // a punch came: a burst costs one comparison
  | "CLOSING"
  | "MARKING" // as offline
  | "PARTING" // takes its mark from the reader with which it shared a serial number
  | "RESTING" // until the next visit
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
  /** The last loss could not be recorded, as on a full disk: the next visit begins with it. */
  readonly isUnmarked: boolean;
  /** Attempts that failed since the reader was last online, by kind. */
  readonly failures: Readonly<Partial<Record<RetryKind, number>>>;
  /** The log could not be read, though the reader is there; outlives the visit, so that a new one asks no sooner. */
  readonly logTrouble: LogTrouble | undefined;
  /** The other reader of the place that has this one's serial number, and is marked for it. */
  readonly rival: string | undefined;
  /** Something is wanted of the reader besides; it is done once the visit has caught up. */
  readonly hasErrand: boolean;
  readonly work: VisitWork;
}

/** Why the log was not read when it was last asked for. */
export interface LogTrouble {
  readonly failure: StepFailure;
  /** In a row. */
  readonly failures: number;
  readonly notBeforeMs: number;
  /** The ledger shows it. */
  readonly isNoted: boolean;
}

/** What never changes for a reader. */
export interface VisitSettings {
  readonly mode: ReaderMode;
  readonly timing: CollectorTiming;
}

/** What a visit still has to look into. */
export interface VisitWork {
  /** Time and counts were asked for in this visit. */
  readonly isCompared: boolean;
  readonly isReadWanted: boolean;
  readonly areUsersWanted: boolean;
  readonly hasArrived: boolean;
  /** The reader sends its punches as they happen. */
  readonly isListening: boolean;
  readonly nextListenMs: number;
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
  isCompared: false,
  isReadWanted: false,
  areUsersWanted: false,
  hasArrived: false,
  isListening: false,
  nextListenMs: 0,
  userCount: undefined,
  nextUsersMs: 0,
  nextReadMs: 0,
  disagreements: 0,
};

/** The phases in which a connection may be open and the reader is worked with. */
export const VISITING: ReadonlySet<VisitPhase> = new Set<VisitPhase>([
  "OPENING",
  "IDENTIFYING",
  "PARTING",
  "ADMITTING",
  "LISTENING",
  "READING_USERS",
  "COMPARING",
  "GLANCING",
  "READING_LOG",
  "NOTING",
  "DECLARING",
  "ON_ERRAND",
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

/** What the reader is asked for in a phase, where the failure itself does not say it. */
export const STEP_OF_PHASE: Readonly<Partial<Record<VisitPhase, FaultStep>>> = {
  OPENING: "CONNECT",
  IDENTIFYING: "IDENTITY",
  LISTENING: "LIVE",
  READING_USERS: "USERS",
  COMPARING: "SIZES",
  READING_LOG: "LOG",
  WAITING: "LIVE",
  SETTLING: "LIVE",
};
