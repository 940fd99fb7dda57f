import { parseDay, toWeekday } from "@biometricflow/rules/local-time";
import { WEEKDAYS } from "@biometricflow/rules/weekdays";
import { addDays } from "../dates.ts";
import type { DateRange } from "../rules/stretches.ts";
import { type HabitDay, type Insight, PAST_DAYS } from "./insight.ts";

/** When something happens more or less often than before. Counted are days, so that no single day moves much. */
export const TENDENCY = {
  /** Days with punches on which hours were expected, in the range. */
  fewestDays: 10,
  /** And in the eight weeks before it. */
  fewestPastDays: 15,
  /** Points between the shares of days. */
  leastPoints: 20,
  /** The difference is so many times as large as chance makes it (two shares, one variance). */
  leastDeviations: 2,
  /** Less than this is no overtime that anybody plans. */
  overtimeMinutes: 15,
} as const;

/** When somebody is late mostly on one weekday, over the range and the eight weeks before it. */
export const LATE_WEEKDAY = {
  fewestDays: 6,
  fewestLateDays: 4,
  /** Of the weekday's days. */
  leastPct: 50,
  /** Of the days on the other weekdays. */
  mostOtherPct: 20,
} as const;

/** What becomes of one person's habits. @param days of one person, in the order of dates */
export function findTendencies(days: readonly HabitDay[], { from, to }: DateRange): readonly Insight[] {
  const first = addDays(from, -PAST_DAYS);
  const expected = days.filter(({ date, expectedMinutes }) => first <= date && date <= to && expectedMinutes > 0);
  const all = expected.filter(({ isProved }) => isProved);
  const past = all.filter(({ date }) => date < from);
  const now = all.filter(({ date }) => date >= from);
  const range = { from, to };
  const unprovedDays = expected.length - all.length;
  const found = [
    judgeShare({ past, now, range, toMinutes: ({ lateMinutes }) => lateMinutes, leastMinutes: 1, ...LATE }),
    judgeShare({
      past,
      now,
      range,
      toMinutes: ({ overtimeMinutes }) => overtimeMinutes,
      leastMinutes: TENDENCY.overtimeMinutes,
      ...OVERTIME,
    }),
    ...judgeWeekdays(all, range),
  ].filter((insight) => insight !== undefined);
  return found.map((insight) => ({ ...insight, values: { ...insight.values, unprovedDays } }));
}

const LATE = { kind: "TARDINESS", more: "LATE_MORE_OFTEN", less: "LATE_LESS_OFTEN" } as const;
const OVERTIME = { kind: "OVERTIME", more: "OVERTIME_MORE_OFTEN", less: "OVERTIME_LESS_OFTEN" } as const;

interface Share {
  readonly past: readonly HabitDay[];
  readonly now: readonly HabitDay[];
  readonly range: DateRange;
  readonly toMinutes: (day: HabitDay) => number;
  readonly leastMinutes: number;
  readonly kind: Insight["kind"];
  readonly more: Insight["reason"];
  readonly less: Insight["reason"];
}

function judgeShare({ past, now, range, toMinutes, leastMinutes, kind, more, less }: Share): Insight | undefined {
  if (now.length < TENDENCY.fewestDays || past.length < TENDENCY.fewestPastDays) return undefined;
  const isHit = (day: HabitDay) => toMinutes(day) >= leastMinutes;
  const hits = now.filter(isHit);
  const pastHits = past.filter(isHit);
  // Of whole numbers: a difference of twenty points is twenty.
  const points = (100 * (hits.length * past.length - pastHits.length * now.length)) / (now.length * past.length);
  const share = (hits.length + pastHits.length) / (now.length + past.length);
  const deviation = Math.sqrt(share * (1 - share) * (1 / now.length + 1 / past.length));
  if (Math.abs(points) < TENDENCY.leastPoints) return undefined;
  if (Math.abs(points) < TENDENCY.leastDeviations * 100 * deviation) return undefined;
  return {
    ...range,
    ...OF_RECORDS,
    kind,
    reason: points > 0 ? more : less,
    values: {
      ...toFigures(hits.length, now.length, ""),
      ...toFigures(pastHits.length, past.length, "past"),
      averageMinutes: toAverage(now, toMinutes),
      pastAverageMinutes: toAverage(past, toMinutes),
    },
    dates: hits.map(({ date }) => date),
  };
}

const OF_RECORDS = { fromMs: undefined, toMs: undefined, placeIds: [], readerId: undefined, punchIds: [] };

function judgeWeekdays(all: readonly HabitDay[], range: DateRange): readonly Insight[] {
  const byWeekday = Map.groupBy(all, ({ date }) => toWeekday(parseDay(date)));
  return [...byWeekday].flatMap(([weekday, own]) => {
    const late = own.filter(isLate);
    const others = all.filter(({ date }) => toWeekday(parseDay(date)) !== weekday);
    const otherLate = others.filter(isLate).length;
    const isFrequent =
      late.length >= LATE_WEEKDAY.fewestLateDays && toPct(late.length, own.length) >= LATE_WEEKDAY.leastPct;
    const isAlone = others.length >= own.length && toPct(otherLate, others.length) <= LATE_WEEKDAY.mostOtherPct;
    const isNow = late.some(({ date }) => date >= range.from);
    if (own.length < LATE_WEEKDAY.fewestDays || !isFrequent || !isAlone || !isNow) return [];
    const values = {
      weekday: WEEKDAYS[weekday] ?? "",
      ...toFigures(late.length, own.length, ""),
      ...toFigures(otherLate, others.length, "other"),
    };
    const dates = late.map(({ date }) => date);
    return [{ ...range, ...OF_RECORDS, kind: "LATE_WEEKDAY", reason: "LATE_ON_ONE_WEEKDAY", values, dates } as const];
  });
}

function isLate({ lateMinutes }: HabitDay): boolean {
  return lateMinutes > 0;
}

/** `days`, `ofDays` and `pct`, or `pastDays`, `pastOfDays` and `pastPct`. */
function toFigures(days: number, ofDays: number, prefix: "" | "past" | "other"): Readonly<Record<string, number>> {
  const name = (word: string) => (prefix === "" ? word : `${prefix}${word[0]?.toUpperCase()}${word.slice(1)}`);
  return { [name("days")]: days, [name("ofDays")]: ofDays, [name("pct")]: Math.round(toPct(days, ofDays)) };
}

function toPct(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}

function toAverage(days: readonly HabitDay[], toMinutes: (day: HabitDay) => number): number {
  return Math.round(days.reduce((sum, day) => sum + toMinutes(day), 0) / days.length);
}
