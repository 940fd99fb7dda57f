import { type ClockMeasure, toZoneMinutes } from "./clock-measure.ts";

/** Why a clock jumped, as far as its jump tells. */
export type StepCause =
  | "RESET" // it shows the year in which its firmware begins
  | "QUARTERS" // whole quarters of an hour: a zone, or summer time
  | "STOOD_STILL" // it is behind by no more than the time in which nobody saw it: it was without power
  | "PLACE_CLOCK" // it is the place's own clock that was set
  | "UNKNOWN";

/** What is kept of a clock: a measure, and what was new about it. */
export type ClockEntry = ClockMeasure &
  (
    | { readonly kind: "FIRST" | "DRIFT" }
    /** It jumped since the measure before, or was set by the place: since that began. */
    | {
        readonly kind: "STEP" | "SET";
        readonly sinceMs: number;
        readonly stepMs: number;
        /** Of a STEP. */
        readonly cause?: StepCause;
      }
  );

/** What is known before a measure. */
export interface BeforeMeasure {
  readonly measured?: ClockMeasure | undefined;
  /** The measure that was kept last. */
  readonly noted?: ClockMeasure | undefined;
  /** When the place set the clock last. */
  readonly setMs?: number | undefined;
}

/** A measure and what belongs to it. */
export interface NewMeasure extends ClockMeasure {
  readonly shown: string;
  /** By how much the place's own clock was set since the measure before. */
  readonly placeStepMs: number;
}

/** Cheap quartz runs wrong by 100 millionths at most, and firmware loses ticks: five times as much is still no jump. */
const FASTEST_DRIFT = 0.000_5;
const LEAST_STEP_MS = 1_000;
/** A drift that is so much another one is kept; the same one once a day. */
const NEWS_MS = 2_000;
const DAY_MS = 86_400_000;
/** From there on a reader was away, and not merely asked again. */
const AWAY_MS = 60_000;
/** What a clock may show after it was set. */
const SET_MS = 5_000;
const FIRST_YEAR = "2001";

/** What of a measure is kept; `undefined` where it says what was known. Pure. */
export function toClockEntry({ measured, noted, setMs }: BeforeMeasure, now: NewMeasure): ClockEntry | undefined {
  const measure = { atMs: now.atMs, driftMs: now.driftMs, uncertaintyMs: now.uncertaintyMs };
  if (measured === undefined || noted === undefined) return { ...measure, kind: "FIRST" };
  if (isStep(measured, now)) return { ...measure, ...toStep(measured, now, setMs) };
  const isNews = Math.abs(now.driftMs - noted.driftMs) >= NEWS_MS + noted.uncertaintyMs + now.uncertaintyMs;
  const isDue = now.atMs - noted.atMs >= DAY_MS;
  return isNews || isDue ? { ...measure, kind: "DRIFT" } : undefined;
}

/** Whether no clock of its own could run so far in the time between two measures. */
export function isStep(before: ClockMeasure, now: ClockMeasure): boolean {
  return Math.abs(now.driftMs - before.driftMs) > toSlackMs(before, now);
}

function toSlackMs(before: ClockMeasure, now: ClockMeasure): number {
  const elapsedMs = Math.abs(now.atMs - before.atMs);
  return before.uncertaintyMs + now.uncertaintyMs + elapsedMs * FASTEST_DRIFT + LEAST_STEP_MS;
}

function toStep(before: ClockMeasure, now: NewMeasure, setMs = Number.NEGATIVE_INFINITY) {
  const stepMs = now.driftMs - before.driftMs;
  const isSet = setMs >= before.atMs && Math.abs(now.driftMs) <= SET_MS + now.uncertaintyMs;
  if (isSet) return { kind: "SET", sinceMs: setMs, stepMs } as const; // until then it was as it had been
  return { kind: "STEP", sinceMs: before.atMs, stepMs, cause: toCause(before, now, stepMs) } as const;
}

function toCause(before: ClockMeasure, now: NewMeasure, stepMs: number): StepCause {
  const slackMs = toSlackMs(before, now);
  if (now.placeStepMs !== 0 && Math.abs(stepMs + now.placeStepMs) <= slackMs) return "PLACE_CLOCK";
  if (now.shown < FIRST_YEAR) return "RESET";
  if (isWholeQuarters(stepMs, slackMs)) return "QUARTERS";
  const awayMs = now.atMs - before.atMs;
  return awayMs >= AWAY_MS && stepMs < 0 && -stepMs <= awayMs + slackMs ? "STOOD_STILL" : "UNKNOWN";
}

function isWholeQuarters(stepMs: number, slackMs: number): boolean {
  const minutes = toZoneMinutes(stepMs);
  return minutes !== undefined && Math.abs(stepMs - minutes * 60_000) <= slackMs;
}
