import type { ReaderZone } from "@biometricflow/rules/reader-time";
import { toZoneClock } from "../zone-clock.ts";

/** How far a reader's clock is from the true time, in milliseconds. */
export interface ClockMeasure {
  /** The true time for which it holds. */
  readonly atMs: number;
  /** Its time minus the true time. */
  readonly driftMs: number;
  /** By so much it may be more or less: half the way there and back, and the half of a second that a reader does not tell. */
  readonly uncertaintyMs: number;
}

/** What a reader answered that was asked for its time. */
export interface ToldTime {
  /** Its wall clock, `YYYY-MM-DDTHH:mm:ss`. */
  readonly shown: string;
  /** When the answer was there. */
  readonly answeredMs: number;
  /** From the question to the answer. */
  readonly roundTripMs: number;
}

const HALF_SECOND_MS = 500;
const QUARTER_MS = 900_000;
/** Clocks on Earth are at most 26 hours apart. */
const MOST_QUARTERS = 26 * 4;
/** A clock that is set to another zone may be off by a little besides. */
const ZONE_SLACK_MS = 60_000;

/** Measures a clock: of a time that exists twice it shows the one that is nearer. */
export function measureClock(zone: ReaderZone, { shown, answeredMs, roundTripMs }: ToldTime): ClockMeasure {
  const halfMs = Math.max(0, roundTripMs) / 2;
  const atMs = Math.round(answeredMs - halfMs);
  const shownMs = toZoneClock(zone).toNearestInstantMs(Date.parse(`${shown}Z`), atMs);
  return { atMs, driftMs: shownMs + HALF_SECOND_MS - atMs, uncertaintyMs: HALF_SECOND_MS + Math.ceil(halfMs) };
}

/** The drift in whole seconds; of two that are as near, a right clock has the one that is right. */
export function toSeconds(driftMs: number): number {
  return Math.ceil(driftMs / 1_000 - 0.5) + 0; // never -0
}

/**
 * Minutes by which a clock is ahead or behind as it would be in another zone, or with another summer time: whole quarters of an
 * hour. `undefined` where it is off in another way, or not at all.
 */
export function toZoneMinutes(driftMs: number): number | undefined {
  const quarters = Math.round(driftMs / QUARTER_MS);
  const isZone = quarters !== 0 && Math.abs(quarters) <= MOST_QUARTERS;
  return isZone && Math.abs(driftMs - quarters * QUARTER_MS) <= ZONE_SLACK_MS ? quarters * 15 : undefined;
}
