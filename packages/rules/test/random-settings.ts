/** Random places, shifts, rosters, absences and calendars. */

import type {
  Absence,
  AbsencePart,
  HistoryInput,
  Pairing,
  PlaceInput,
  Season,
  SeasonalShiftKeys,
  ShiftKeys,
  Span,
  Weekday,
  WeeklyShiftKeys,
} from "./reference/case-format.ts";
import { isRefused } from "./reference/r2-1-refusals.ts";
import type { RandomSource } from "./random-source.ts";
import { addDays } from "./reference/wall-clock.ts";

/** Place ids and their zones. */
export const ZONES: Readonly<Record<string, string>> = {
  AKL: "Pacific/Auckland",
  BER: "Europe/Berlin",
  CAI: "Africa/Cairo",
  NYC: "America/New_York",
  RUH: "Asia/Riyadh",
};

/** The dates around which each zone changes its clocks, forward and back. Source: IANA time zone database. */
export const CLOCK_CHANGES: Readonly<Record<string, readonly string[]>> = {
  AKL: ["2025-04-06", "2025-09-28", "2026-04-05"],
  BER: ["2025-03-30", "2025-10-26", "2026-03-29"],
  CAI: ["2025-04-25", "2025-10-31", "2024-11-01"],
  NYC: ["2025-03-09", "2025-11-02", "2026-03-08"],
  RUH: [],
};

/** Hours that may follow each other in any order: none of a group ends after another one starts the next day. */
interface Hours {
  readonly plain: readonly Span[];
  readonly split: readonly (readonly Span[])[];
}

const NIGHT_AND_DAY: Hours = {
  plain: ["08:00-17:00", "22:00-06:00", "23:00-07:00", "07:00-15:00", "14:00-22:00", "18:00-02:30", "16:00-00:00"].map(
    toSpan,
  ),
  split: [
    ["08:00-12:00", "16:00-20:00"],
    ["10:00-14:00", "18:00-02:00"],
    ["22:00-01:00", "02:00-06:00"],
    ["07:00-10:00", "12:00-15:00", "17:00-20:15"],
  ].map(toSpans),
};
const FROM_MIDNIGHT: Hours = {
  plain: ["00:00-08:00", "01:30-09:30", "02:30-10:30", "08:00-17:00", "16:00-00:00", "15:00-23:30"].map(toSpan),
  split: [
    ["00:00-04:00", "08:00-12:01"],
    ["09:00-13:00", "17:00-00:00"],
    ["01:00-03:00", "05:00-07:00", "09:00-12:00"],
  ].map(toSpans),
};
const HOURS_GROUPS = [NIGHT_AND_DAY, NIGHT_AND_DAY, FROM_MIDNIGHT];

function toSpan(text: string): Span {
  const [start = "", end = ""] = text.split("-");
  return { start, end };
}

function toSpans(texts: readonly string[]): readonly Span[] {
  return texts.map(toSpan);
}

const WEEKDAYS: readonly Weekday[] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const PAIRINGS: readonly Pairing[] = ["FIRST_LAST", "ALTERNATING", "STATE"];
const WEEKENDS: readonly (readonly Weekday[])[] = [["FRI", "SAT"], ["SAT", "SUN"], ["SUN"], []];
const FIXED_OFFSETS = ["+01:00", "-05:00", "+03:30", "+12:00"];

/** What judges the punches, without the punches. */
export type Settings = Omit<HistoryInput, "punches">;

interface Period {
  readonly from: string;
  readonly to: string;
}

/** Settings that section 2.1 allows; `span` is how many days before and after may carry calendar, roster and absences. */
export function randomSettings(random: RandomSource, home: string, date: string, span: number): Settings {
  for (let attempt = 0; attempt < 200; attempt++) {
    const settings = anySettings(random, home, date, span);
    if (!isRefused({ ...settings, punches: [] })) return settings;
  }
  throw new RangeError("no allowed settings found");
}

/** Settings around a date, of which some must be refused: layers may clash. */
export function anySettings(random: RandomSource, home: string, date: string, span: number): Settings {
  const hours = random.pick(HOURS_GROUPS);
  const others = random
    .some(
      Object.keys(ZONES).filter((id) => id !== home),
      0.25,
    )
    .slice(0, 2);
  const near = Array.from({ length: 2 * span + 1 }, (_, index) => addDays(date, index - span));
  const ids = [home, ...others];
  const places = Object.fromEntries(ids.map((id) => [id, randomPlace(random, id, hours, near)]));
  return {
    pin: "1001",
    homePlace: home,
    places,
    ...random.maybe(0.5, () => ({ roster: randomRoster(random, hours, near) })),
    ...random.maybe(0.25, () => ({ shift: randomSeasonalShift(random, hours, near) })),
    ...random.maybe(0.45, () => ({ absences: randomAbsences(random, near) })),
    ...random.maybe(0.2, () => ({ additionalHolidays: random.some(near, 0.3) })),
    ...random.maybe(0.2, () => ({ scopePlace: random.pick(ids) })),
  };
}

function randomPlace(random: RandomSource, id: string, hours: Hours, near: readonly string[]): PlaceInput {
  const date = random.pick(near);
  return {
    timeZone: ZONES[id] ?? "UTC",
    ...random.maybe(0.6, () => ({ weekend: random.pick(WEEKENDS) })),
    ...random.maybe(0.2, () => ({ holidays: random.some(near, 0.25) })),
    ...random.maybe(0.3, () => ({ extraWorkingDays: random.some(near, 0.5) })),
    ...random.maybe(0.3, () => ({ duplicateWindowSeconds: random.pick([1, 30, 60, 120, 300]) })),
    ...random.maybe(0.1, () => ({ notBefore: addDays(date, random.between(-3, 0)) })),
    ...random.maybe(0.2, () => ({ futureToleranceMinutes: random.pick([0, 5, 30]) })),
    ...random.maybe(0.3, () => ({ driftWarnSeconds: random.pick([0, 30, 60, 120]) })),
    ...random.maybe(0.4, () => ({ driftCorrection: random.chance(0.7) })),
    ...random.maybe(0.2, () => ({ deviceFixedOffset: { D2: random.pick(FIXED_OFFSETS) } })),
    shift: randomSeasonalShift(random, hours, near),
  };
}

/** Figures that differ from the defaults; a break stays shorter than most shifts, also of a half day. */
function randomFigures(random: RandomSource): ShiftKeys {
  return {
    ...random.maybe(0.5, () => ({ breakMinutes: random.pick([0, 30, 45, 90]) })),
    ...random.maybe(0.3, () => ({ breakAfterMinutes: random.pick([0, 240, 360]) })),
    ...random.maybe(0.3, () => ({ graceInMinutes: random.pick([0, 5, 30]) })),
    ...random.maybe(0.3, () => ({ graceOutMinutes: random.pick([0, 10, 15]) })),
    ...random.maybe(0.3, () => ({ overtimeAfterMinutes: random.pick([0, 15, 60]) })),
    ...random.maybe(0.3, () => ({ minPresentMinutes: random.pick([0, 60, 300]) })),
    ...random.maybe(0.3, () => ({ dayLeadMinutes: random.pick([0, 60, 120, 480, 600, 1440]) })),
    ...random.maybe(0.3, () => ({ dayTailMinutes: random.pick([0, 60, 240, 900, 1440]) })),
    ...random.maybe(0.1, () => ({ flexible: random.chance(0.8) })),
  };
}

/** A layer with hours of its own: start and end, or spans, which need a pairing that sees them. */
function randomShift(random: RandomSource, { plain, split }: Hours): ShiftKeys {
  if (random.chance(0.3)) {
    return { ...randomFigures(random), spans: random.pick(split), pairing: random.pick(["ALTERNATING", "STATE"]) };
  }
  const { start, end } = random.pick(plain);
  return { ...randomFigures(random), start, end, ...random.maybe(0.7, () => ({ pairing: random.pick(PAIRINGS) })) };
}

/** A layer that may change anything: hours, only an end, only a figure, nothing. */
function randomLayer(random: RandomSource, hours: Hours): ShiftKeys {
  return random.pick([
    () => randomShift(random, hours),
    () => randomShift(random, hours),
    () => ({ end: random.pick(hours.plain).end }),
    () => ({ graceInMinutes: random.pick([0, 45]) }),
    () => randomFigures(random),
    () => ({}),
  ])();
}

function randomWeekdays(random: RandomSource, hours: Hours): Pick<WeeklyShiftKeys, "weekdays"> {
  const days = random.some(WEEKDAYS, 0.35);
  return { weekdays: Object.fromEntries(days.map((day) => [day, randomLayer(random, hours)])) };
}

/** A shift over the days of the week and the seasons, which share no date. */
function randomSeasonalShift(random: RandomSource, hours: Hours, near: readonly string[]): SeasonalShiftKeys {
  return {
    ...randomShift(random, hours),
    ...random.maybe(0.3, () => randomWeekdays(random, hours)),
    ...random.maybe(0.3, () => ({
      seasons: randomPeriods(random, near).map((dates) => randomSeason(random, hours, dates)),
    })),
  };
}

function randomSeason(random: RandomSource, hours: Hours, dates: Period): Season {
  const weekly = random.maybe(0.4, () => randomWeekdays(random, hours));
  return { ...dates, shift: { ...randomLayer(random, hours), ...weekly } };
}

/** One or two periods near the date that share no date. */
function randomPeriods(random: RandomSource, near: readonly string[]): readonly Period[] {
  const [first = "", ...others] = near.filter(() => random.chance(0.4));
  const [second = first, third, fourth = third] = others;
  const one = { from: first, to: second };
  if (first === "") return [];
  return third === undefined || fourth === undefined ? [one] : [one, { from: third, to: fourth }];
}

function randomAbsences(random: RandomSource, near: readonly string[]): readonly Absence[] {
  return randomPeriods(random, near).map((dates) => ({
    ...dates,
    kind: random.pick(["annual", "sick", "mission"]),
    ...random.maybe(0.75, () => ({ part: randomPart(random) })),
    ...random.maybe(0.3, () => ({ paid: random.chance(0.5) })),
  }));
}

function randomPart(random: RandomSource): AbsencePart {
  if (random.chance(0.55)) return random.pick(["FIRST_HALF", "SECOND_HALF"]);
  const start = random.between(0, 95) * 15;
  return { start: clock(start), end: clock(start + random.pick([15, 61, 120, 240, 480, 900])) };
}

function clock(minutes: number): string {
  return new Date((minutes % 1440) * 60_000).toISOString().slice(11, 16);
}

/** The shifts and rest days of single dates: whole shifts, only what differs, nothing but that it is worked. */
function randomRoster(random: RandomSource, hours: Hours, near: readonly string[]): NonNullable<Settings["roster"]> {
  const dates = random.some(near, 0.6);
  return Object.fromEntries(dates.map((date) => [date, random.chance(0.2) ? "OFF" : randomLayer(random, hours)]));
}
