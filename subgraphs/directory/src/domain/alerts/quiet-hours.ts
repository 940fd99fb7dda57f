import { DAY_MS, MINUTE_MS, toWeekday } from "@biometricflow/rules/local-time";
import { WEEKDAYS, type Weekday } from "@biometricflow/rules/weekdays";
import { toWallClock, type WallClock } from "./wall-clock.ts";

/** Hours of some days in which nobody is told of what can wait, by the wall clock of the place that an alert is about. */
export interface QuietHours {
  /** The days on which they begin, at least one. */
  readonly days: readonly Weekday[];
  /** Minutes of the local day. */
  readonly from: number;
  /** Not included; on the next day where it is not after `from`. */
  readonly to: number;
}

/** Longer than any week: what is quiet for so long never ends. */
const ENDLESS_MS = 8 * DAY_MS;

/**
 * When it is quiet no more; hours that follow one another are one. `undefined` where it is not quiet now.
 *
 * @throws {RangeError} for an unknown zone
 */
export function findQuietEnd(hours: readonly QuietHours[], timeZone: string, nowMs: number): number | undefined {
  if (hours.length === 0) return undefined;
  const clock = toWallClock(timeZone);
  let endMs: number | undefined;
  let next = findLastEnd(hours, clock, nowMs);
  while (next !== undefined && next < nowMs + ENDLESS_MS) {
    endMs = next;
    next = findLastEnd(hours, clock, next);
  }
  return next ?? endMs;
}

/** Whether anything is ever told. */
export function areEndless(hours: readonly QuietHours[]): boolean {
  return (findQuietEnd(hours, "UTC", 0) ?? 0) >= ENDLESS_MS;
}

/** The latest end of those that it is in the midst of: they began today or yesterday. */
function findLastEnd(hours: readonly QuietHours[], clock: WallClock, atMs: number): number | undefined {
  const today = Math.floor(clock.toLocalMs(atMs) / DAY_MS);
  const ends = [today - 1, today].flatMap((day) => hours.flatMap((one) => toEnd(one, day, { clock, atMs })));
  return ends.length === 0 ? undefined : Math.max(...ends);
}

function toEnd(
  { days, from, to }: QuietHours,
  day: number,
  { clock, atMs }: { readonly clock: WallClock; readonly atMs: number },
): readonly number[] {
  if (!days.some((one) => WEEKDAYS.indexOf(one) === toWeekday(day))) return [];
  const beginMs = clock.toInstantMs(day * DAY_MS + from * MINUTE_MS);
  const endMs = clock.toInstantMs((to > from ? day : day + 1) * DAY_MS + to * MINUTE_MS);
  return beginMs <= atMs && atMs < endMs ? [endMs] : [];
}
