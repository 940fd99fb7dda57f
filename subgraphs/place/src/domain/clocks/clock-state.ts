import { isQuiet } from "../daily-hours.ts";
import { type ClockEntry, toClockEntry } from "./clock-change.ts";
import { type ClockMeasure, toZoneMinutes } from "./clock-measure.ts";
import type { ClockRules } from "./clock-rules.ts";

/** Why a clock that is off by more than its limit is not set now. */
export type ClockHold =
  | "POLICY" // nobody wants it set without being asked
  | "ZONE" // it looks as if it were in another zone: then the settings of one of the two are wrong, not its time
  | "UNSETTLED" // it was not off by that for a minute
  | "PLACE_CLOCK" // the place's own clock may be the one that is wrong: it was set, or was not watched when this one jumped
  | "TOO_OFTEN" // as often as may be a day
  | "QUIET" // not at this time of the day
  | "PUNCHING"; // somebody punched just now

/** What is known of a reader's clock; instants in milliseconds UTC. */
export interface ClockFacts {
  readonly measured?: ClockMeasure;
  /** The measure that its history has last. */
  readonly noted?: ClockMeasure;
  /** When it was set from here last. */
  readonly setMs?: number;
  /** When the policy set it within the last day, or wanted to. */
  readonly attemptsMs?: readonly number[];
  /** It is off by more than its limit. */
  readonly isAbove?: boolean;
  /** When the place's own clock was last in doubt. */
  readonly doubtedMs?: number;
  readonly hold?: ClockHold;
  /** It shows a date that no calendar has. */
  readonly hasNoDate?: boolean;
}

/** What one process knows of a clock. */
export interface ClockState {
  readonly facts: ClockFacts;
  /** The last measure by both clocks of the place: the one that can be set, and the one that cannot. */
  readonly last?: { readonly atMs: number; readonly monotonicMs: number };
  /** By the clock that cannot be set: since when it is off, and until when it may be the place that is. */
  readonly aboveSinceMs?: number;
  readonly doubtedUntilMs?: number;
  readonly punchedMs?: number;
  readonly isSetting: boolean;
}

/** What happens to a clock. `monotonicMs` is of a clock that cannot be set. */
export type ClockInput =
  | { readonly kind: "MEASURED"; readonly measure: ClockMeasure; readonly shown: string; readonly monotonicMs: number }
  /** It shows a date that no calendar has. */
  | { readonly kind: "NO_DATE" }
  | { readonly kind: "PUNCHED"; readonly monotonicMs: number }
  /** What the policy wanted is done, or was not possible. */
  | { readonly kind: "SET_ENDED" };

/** What is to be done about it. */
export type ClockAction =
  /** Keeps it in the history, with the facts. */
  | { readonly kind: "NOTE"; readonly entry: ClockEntry }
  | { readonly kind: "REPORT"; readonly what: "ABOVE" | "WITHIN" | "NO_DATE" }
  | { readonly kind: "SET" };

/** The state after an input, and what to do. */
export type ClockChange = readonly [state: ClockState, actions: readonly ClockAction[]];

/** Nothing is known. */
export const NEW_CLOCK: ClockState = { facts: {}, isSetting: false };

const SETTLED_MS = 60_000;
/** Whatever keeps the time of a place has found it by then. */
const DOUBTED_MS = 3_600_000;
const CALM_MS = 60_000;
const DAY_MS = 86_400_000;
/** Two clocks of one machine that differ by more: one of them was set. */
const PLACE_STEP_MS = 2_000;
/** A place whose own clock shows less knows no time. */
const FIRST_MS = Date.UTC(2024, 0, 1);

/** The state after an input and what to do. Pure. */
export function advanceClock(rules: ClockRules, state: ClockState, input: ClockInput): ClockChange {
  switch (input.kind) {
    case "MEASURED":
      return onMeasured(rules, state, input);
    case "NO_DATE":
      return onNoDate(state);
    case "PUNCHED":
      return [{ ...state, punchedMs: input.monotonicMs }, []];
    case "SET_ENDED":
      return [{ ...state, isSetting: false }, []];
  }
}

function onNoDate(state: ClockState): ClockChange {
  const { aboveSinceMs: _nobodyKnows, ...others } = state;
  const facts = { ...state.facts, hasNoDate: true };
  return [{ ...others, facts }, state.facts.hasNoDate === true ? [] : [{ kind: "REPORT", what: "NO_DATE" }]];
}

function onMeasured(
  rules: ClockRules,
  before: ClockState,
  { measure, shown, monotonicMs }: Extract<ClockInput, { kind: "MEASURED" }>,
): ClockChange {
  const placeStepMs = toPlaceStepMs(before, measure.atMs, monotonicMs);
  const entry = toClockEntry(before.facts, { ...measure, shown, placeStepMs });
  const isAbove = Math.abs(measure.driftMs) - measure.uncertaintyMs > rules.aboveSeconds * 1_000;
  const hasJumped = entry?.kind === "STEP" || entry?.kind === "SET" || placeStepMs !== 0;
  const aboveSinceMs = hasJumped ? monotonicMs : (before.aboveSinceMs ?? monotonicMs);
  const isDoubted =
    placeStepMs !== 0 || (before.last === undefined && (hasJumped || wasDoubted(before.facts, measure)));
  const doubtedUntilMs = isDoubted ? monotonicMs + DOUBTED_MS : before.doubtedUntilMs;
  const doubtedMs = isDoubted ? measure.atMs : before.facts.doubtedMs;
  const attemptsMs = listRecent(before.facts.attemptsMs, measure.atMs);
  const state = {
    isSetting: before.isSetting,
    ...(before.punchedMs !== undefined && { punchedMs: before.punchedMs }),
    ...(doubtedUntilMs !== undefined && { doubtedUntilMs }),
    last: { atMs: measure.atMs, monotonicMs },
    ...(isAbove && { aboveSinceMs }),
  };
  const hold = isAbove ? toHold(rules, { ...state, facts: { attemptsMs } }, { measure, monotonicMs }) : undefined;
  const isSetNow = isAbove && hold === undefined && !before.isSetting;
  const facts: ClockFacts = {
    measured: measure,
    noted: entry === undefined ? (before.facts.noted ?? measure) : measure,
    ...(before.facts.setMs !== undefined && { setMs: before.facts.setMs }),
    ...(doubtedMs !== undefined && { doubtedMs }),
    attemptsMs: isSetNow ? [...attemptsMs, measure.atMs] : attemptsMs,
    isAbove,
    ...(hold !== undefined && { hold }),
  };
  const wasAbove = before.facts.isAbove === true;
  const actions: ClockAction[] = [];
  if (entry !== undefined) actions.push({ kind: "NOTE", entry });
  if (isAbove !== wasAbove) actions.push({ kind: "REPORT", what: isAbove ? "ABOVE" : "WITHIN" });
  if (isSetNow) actions.push({ kind: "SET" });
  return [{ ...state, facts, isSetting: before.isSetting || isSetNow }, actions];
}

/** Whether what the policy wanted is still to be done, by what the clock shows now: it may have waited for a read. */
export function isStillToSet(
  rules: ClockRules,
  { punchedMs, doubtedUntilMs }: ClockState,
  { measure, monotonicMs }: { readonly measure: ClockMeasure; readonly monotonicMs: number },
): boolean {
  const isAbove = Math.abs(measure.driftMs) - measure.uncertaintyMs > rules.aboveSeconds * 1_000;
  const aboveSinceMs = Number.NEGATIVE_INFINITY; // it was
  const state = {
    ...{ facts: {}, aboveSinceMs },
    ...(punchedMs !== undefined && { punchedMs }),
    ...(doubtedUntilMs !== undefined && { doubtedUntilMs }),
  };
  return isAbove && toHold(rules, state, { measure, monotonicMs }) === undefined;
}

/** Why a clock that is off by more than its limit is not set now; `undefined` where it is. */
function toHold(
  rules: ClockRules,
  { facts, aboveSinceMs, doubtedUntilMs, punchedMs }: Omit<ClockState, "isSetting" | "last">,
  { measure, monotonicMs }: { readonly measure: ClockMeasure; readonly monotonicMs: number },
): ClockHold | undefined {
  if (rules.policy !== "CORRECT") return "POLICY";
  if (toZoneMinutes(measure.driftMs) !== undefined && !rules.isZoneCorrected) return "ZONE";
  if (measure.atMs < FIRST_MS || (doubtedUntilMs ?? 0) > monotonicMs) return "PLACE_CLOCK";
  if (aboveSinceMs === undefined || monotonicMs - aboveSinceMs < SETTLED_MS) return "UNSETTLED";
  if ((facts.attemptsMs?.length ?? 0) >= rules.mostPerDay) return "TOO_OFTEN";
  if (isQuiet(rules, measure.atMs)) return "QUIET";
  return punchedMs !== undefined && monotonicMs - punchedMs < CALM_MS ? "PUNCHING" : undefined;
}

/** A start is no proof of a clock: what was doubted before is doubted anew. */
function wasDoubted({ doubtedMs }: ClockFacts, { atMs }: ClockMeasure): boolean {
  return doubtedMs !== undefined && Math.abs(atMs - doubtedMs) < DOUBTED_MS;
}

/** By how much the place's own clock was set since the measure before. */
function toPlaceStepMs({ last }: ClockState, atMs: number, monotonicMs: number): number {
  if (last === undefined) return 0;
  const stepMs = atMs - last.atMs - (monotonicMs - last.monotonicMs);
  return Math.abs(stepMs) > PLACE_STEP_MS ? stepMs : 0;
}

/** A clock of the place that was set back makes none of them older. */
function listRecent(attemptsMs: readonly number[] = [], nowMs: number): readonly number[] {
  return attemptsMs.filter((atMs) => nowMs - atMs < DAY_MS);
}
