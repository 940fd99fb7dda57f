import { Temporal } from "temporal-polyfill";

/** A stretch of time in which a zone keeps one offset: `fromMs` inclusive to `toMs` exclusive. */
export interface OffsetPeriod {
  readonly fromMs: number;
  readonly toMs: number;
  readonly offsetMs: number;
}

/**
 * Whether the name is a zone of the tz database as the runtime knows it. Fixed offsets ("+03:00") are no zone names.
 */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false; // The runtime has no other way to ask: a RangeError is its "no".
  }
}

/**
 * Creates the function that gives the offset period around an instant in the zone.
 *
 * The zone library is asked once per period; the answers are kept in the returned function, so its cost depends on the
 * number of clock changes met and not on the number of calls.
 *
 * @throws {RangeError} for an unknown zone.
 */
export function createOffsetPeriods(timeZone: string): (instantMs: number) => OffsetPeriod {
  let latest = readPeriod(timeZone, 0);
  const known = [latest];
  return (instantMs) => {
    if (isWithin(latest, instantMs)) return latest;
    let found = known.find((period) => isWithin(period, instantMs));
    if (!found) {
      found = readPeriod(timeZone, instantMs);
      known.push(found);
    }
    latest = found;
    return found;
  };
}

function isWithin(period: OffsetPeriod, instantMs: number): boolean {
  return instantMs >= period.fromMs && instantMs < period.toMs;
}

function readPeriod(timeZone: string, instantMs: number): OffsetPeriod {
  const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
  return {
    // The search is strict, a period includes its first instant: hence one millisecond later.
    fromMs: at(instantMs + 1).getTimeZoneTransition("previous")?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    toMs: at(instantMs).getTimeZoneTransition("next")?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: at(instantMs).offsetNanoseconds / 1e6,
  };
}
