import { createLocalResolver } from "@biometricflow/rules/reader-time";
import { createOffsetPeriods } from "@biometricflow/rules/zone-offsets";

/** The wall clock of a zone; local times are milliseconds as if it showed UTC. */
export interface WallClock {
  readonly toLocalMs: (instantMs: number) => number;
  /** One instant for each: also of a time that the clock shows twice, or skips. */
  readonly toInstantMs: (localMs: number) => number;
}

/** Zones are dear to make, and few. */
const CLOCKS = new Map<string, WallClock>();

/** @throws {RangeError} for an unknown zone */
export function toWallClock(timeZone: string): WallClock {
  const known = CLOCKS.get(timeZone);
  if (known !== undefined) return known;
  const periodAt = createOffsetPeriods(timeZone);
  const resolve = createLocalResolver({ timeZone });
  const clock: WallClock = {
    toLocalMs: (instantMs) => instantMs + periodAt(instantMs).offsetMs,
    toInstantMs: (localMs) => resolve(localMs, undefined).instantMs,
  };
  CLOCKS.set(timeZone, clock);
  return clock;
}
