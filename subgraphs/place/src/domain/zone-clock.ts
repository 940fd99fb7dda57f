import { createLocalResolver, type ReaderZone } from "@biometricflow/rules/reader-time";
import { createOffsetPeriods } from "@biometricflow/rules/zone-offsets";

/** The wall clock of a zone; local times are milliseconds as if it showed UTC. */
export interface ZoneClock {
  readonly toLocalMs: (instantMs: number) => number;
  /** Of a time that exists twice the first, of one that does not exist what the clock would have shown. */
  readonly toInstantMs: (localMs: number) => number;
  /** The same; of a time that exists twice the one that is nearer to an instant. */
  readonly toNearestInstantMs: (localMs: number, nearMs: number) => number;
}

/** Zones are dear to make, and few. */
const CLOCKS = new Map<string, ZoneClock>();

/** The clock of a zone, or of a fixed offset in its place. @throws {RangeError} where there is none such */
export function toZoneClock(zone: ReaderZone): ZoneClock {
  const key = `${zone.timeZone} ${zone.fixedOffset ?? ""}`;
  const known = CLOCKS.get(key);
  if (known !== undefined) return known;
  const clock = createClock(zone);
  CLOCKS.set(key, clock);
  return clock;
}

function createClock(zone: ReaderZone): ZoneClock {
  const resolve = createLocalResolver(zone);
  const toInstantMs = (localMs: number): number => resolve(localMs, undefined).instantMs;
  const toNearestInstantMs = (localMs: number, nearMs: number): number => {
    const first = toInstantMs(localMs);
    const second = resolve(localMs, first + 1).instantMs;
    return Math.abs(first - nearMs) <= Math.abs(second - nearMs) ? first : second;
  };
  const both = { toInstantMs, toNearestInstantMs };
  if (zone.fixedOffset !== undefined) return { ...both, toLocalMs: (instantMs) => instantMs - toInstantMs(0) };
  const periodAt = createOffsetPeriods(zone.timeZone);
  return { ...both, toLocalMs: (instantMs) => instantMs + periodAt(instantMs).offsetMs };
}
