import { DAY_MS, MINUTE_MS, parseDay } from "@biometricflow/rules/local-time";
import { createOffsetPeriods } from "@biometricflow/rules/zone-offsets";
import type { ToClockMinutes } from "../domain/insights/usual-hours.ts";

/** Tells the time on the clocks of places, by their zones; a place without one is at UTC. A zone is looked up when it is met. */
export function createClock(timeZones: ReadonlyMap<string, string>): ToClockMinutes {
  const met = new Map<string, ReturnType<typeof createOffsetPeriods>>();
  return (placeId, date, ms) => {
    const timeZone = timeZones.get(placeId) ?? "UTC";
    const toPeriod = met.get(timeZone) ?? createOffsetPeriods(timeZone);
    met.set(timeZone, toPeriod);
    return (ms + toPeriod(ms).offsetMs - parseDay(date) * DAY_MS) / MINUTE_MS;
  };
}
