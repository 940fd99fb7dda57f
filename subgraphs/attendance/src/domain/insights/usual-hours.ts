import { MINUTE_MS } from "@biometricflow/rules/local-time";
import { addDays } from "../dates.ts";
import type { DateRange } from "../rules/stretches.ts";
import { type HabitDay, type Insight, PAST_DAYS } from "./insight.ts";

/** When a first entry is unusual. */
export const UNUSUAL = {
  /** With fewer comparable days nothing is usual yet. */
  fewestDays: 15,
  /** Nearer to what is usual than this is not worth a word. */
  leastMinutes: 90,
  /** Whoever comes and goes as it suits is unusual only so many times as far away as on most days. */
  spreads: 5,
} as const;

/** The minutes between the start of a date and an instant, on the clocks of a place. */
export type ToClockMinutes = (placeId: string, date: string, ms: number) => number;

interface Entry {
  readonly day: HabitDay;
  readonly checkInMs: number;
  /** After midnight of the date: a night shift may have more than a day's. */
  readonly minutes: number;
}

/**
 * First entries of a range far from the person's usual time: the median of the eight weeks before, of days by the same shift at
 * the same place. How far is far is measured by the median of how far those days were from it (MAD).
 *
 * @param days of one person, in the order of dates
 */
export function findUnusualHours(
  days: readonly HabitDay[],
  { from, to }: DateRange,
  toClockMinutes: ToClockMinutes,
): readonly Insight[] {
  const entries = days.flatMap((day): readonly Entry[] => {
    const { checkInMs, isProved, placeId, date } = day;
    if (checkInMs === undefined || !isProved) return [];
    return [{ day, checkInMs, minutes: toClockMinutes(placeId, date, checkInMs) }];
  });
  const comparable = Map.groupBy(entries, ({ day: { shiftId, placeId } }) => `${placeId} ${shiftId ?? ""}`);
  const found = [...comparable.values()].flatMap((own) => judgeEntries(own, { from, to }));
  return found.toSorted((left, right) => (left.from < right.from ? -1 : 1));
}

/** @param entries that are compared with one another, in the order of dates */
function judgeEntries(entries: readonly Entry[], { from, to }: DateRange): readonly Insight[] {
  let start = 0;
  return entries.flatMap((entry, index) => {
    const { date } = entry.day;
    if (date < from || date > to) return [];
    const first = addDays(date, -PAST_DAYS);
    while ((entries[start]?.day.date ?? date) < first) start += 1;
    return judgeEntry(entry, entries.slice(start, index)) ?? [];
  });
}

function judgeEntry({ day, checkInMs, minutes }: Entry, past: readonly Entry[]): Insight | undefined {
  if (past.length < UNUSUAL.fewestDays) return undefined;
  const usual = toMedian(past.map((each) => each.minutes));
  const spread = toMedian(past.map((each) => Math.abs(each.minutes - usual)));
  const difference = minutes - usual;
  if (Math.abs(difference) <= Math.max(UNUSUAL.leastMinutes, UNUSUAL.spreads * spread)) return undefined;
  const usualMs = checkInMs - Math.round(difference * MINUTE_MS);
  return {
    kind: "UNUSUAL_HOURS",
    reason: difference < 0 ? "EARLIER_THAN_USUAL" : "LATER_THAN_USUAL",
    from: day.date,
    to: day.date,
    fromMs: checkInMs,
    toMs: checkInMs,
    placeIds: [day.placeId],
    readerId: undefined,
    values: {
      checkInAt: checkInMs,
      usualAt: usualMs,
      differenceMinutes: Math.floor(Math.abs(difference)),
      spreadMinutes: Math.floor(spread),
      days: past.length,
    },
    dates: [day.date],
    punchIds: [],
  };
}

/** The number in the middle; of an even count the mean of the two there. */
function toMedian(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  const above = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const below = sorted[Math.ceil(sorted.length / 2) - 1] ?? above;
  return (above + below) / 2;
}
