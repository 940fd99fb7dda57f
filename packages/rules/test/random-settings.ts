/** Random places, shifts, rosters and calendars, always valid under section 2.1: no shift ends after the next one starts. */

import type { HistoryInput, Pairing, PlaceInput, Shift, Weekday } from "./reference/case-format.ts";
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
const NIGHT_AND_DAY = [
  "08:00-17:00",
  "22:00-06:00",
  "23:00-07:00",
  "07:00-15:00",
  "14:00-22:00",
  "18:00-02:30",
  "16:00-00:00",
];
const FROM_MIDNIGHT = ["00:00-08:00", "01:30-09:30", "02:30-10:30", "08:00-17:00", "16:00-00:00", "15:00-23:30"];
const HOURS_GROUPS = [NIGHT_AND_DAY, NIGHT_AND_DAY, FROM_MIDNIGHT];

const PAIRINGS: readonly Pairing[] = ["FIRST_LAST", "ALTERNATING", "STATE"];
const WEEKENDS: readonly (readonly Weekday[])[] = [["FRI", "SAT"], ["SAT", "SUN"], ["SUN"], []];
const FIXED_OFFSETS = ["+01:00", "-05:00", "+03:30", "+12:00"];

/** What judges the punches, without the punches. */
export type Settings = Omit<HistoryInput, "punches">;

/** Settings for a history around a date; `span` is how many days before and after may carry calendar and roster. */
export function randomSettings(random: RandomSource, home: string, date: string, span: number): Settings {
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
    ...random.maybe(0.2, () => ({ additionalHolidays: random.some(near, 0.3) })),
    ...random.maybe(0.2, () => ({ scopePlace: random.pick(ids) })),
  };
}

function randomPlace(random: RandomSource, id: string, hours: readonly string[], near: readonly string[]): PlaceInput {
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
    shift: randomShift(random, hours),
  };
}

/** Hours of the group with what differs from the defaults; a break stays shorter than any shift of the groups. */
function randomShift(random: RandomSource, hours: readonly string[]): Partial<Shift> {
  const [start = "08:00", end = "17:00"] = random.pick(hours).split("-");
  return {
    start,
    end,
    ...random.maybe(0.5, () => ({ breakMinutes: random.pick([0, 30, 45, 90]) })),
    ...random.maybe(0.3, () => ({ breakAfterMinutes: random.pick([0, 240, 360]) })),
    ...random.maybe(0.3, () => ({ graceInMinutes: random.pick([0, 5, 30]) })),
    ...random.maybe(0.3, () => ({ graceOutMinutes: random.pick([0, 10, 15]) })),
    ...random.maybe(0.3, () => ({ overtimeAfterMinutes: random.pick([0, 15, 60]) })),
    ...random.maybe(0.3, () => ({ minPresentMinutes: random.pick([0, 60, 300]) })),
    ...random.maybe(0.3, () => ({ dayLeadMinutes: random.pick([0, 60, 120, 480, 600]) })),
    ...random.maybe(0.3, () => ({ dayTailMinutes: random.pick([0, 60, 240, 900]) })),
    ...random.maybe(0.7, () => ({ pairing: random.pick(PAIRINGS) })),
  };
}

/** The shifts of single dates: sometimes whole ones, sometimes only what differs from the person's ordinary one. */
function randomRoster(
  random: RandomSource,
  hours: readonly string[],
  near: readonly string[],
): NonNullable<Settings["roster"]> {
  const dates = random.some(near, 0.6);
  return Object.fromEntries(
    dates.map((date) => [
      date,
      random.chance(0.85) ? randomShift(random, hours) : { graceInMinutes: random.pick([0, 45]) },
    ]),
  );
}
