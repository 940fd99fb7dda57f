/** Section 2.1 and the scopes of section 2.8: which place, shift and moment a question is judged by. */

import type { HistoryInput, Place, Shift } from "./case-format.ts";
import { weekdayOf } from "./wall-clock.ts";

const SHIFT_DEFAULTS: Shift = {
  start: "08:00",
  end: "17:00",
  breakMinutes: 60,
  breakAfterMinutes: 300,
  graceInMinutes: 15,
  graceOutMinutes: 30,
  overtimeAfterMinutes: 30,
  minPresentMinutes: 240,
  dayLeadMinutes: 240,
  dayTailMinutes: 720,
  pairing: "FIRST_LAST",
};

const PLACE_DEFAULTS: Omit<Place, "timeZone"> = {
  weekend: ["FRI", "SAT"],
  holidays: [],
  extraWorkingDays: [],
  duplicateWindowSeconds: 60,
  notBefore: "2015-01-01",
  futureToleranceMinutes: 10,
  driftWarnSeconds: 60,
  driftCorrection: false,
  deviceFixedOffset: {},
  shift: {},
};

/** Section 2.1: a place with its defaults. Throws a `TypeError` when a case names a place it does not give. */
export function placeOf(input: HistoryInput, id: string): Place {
  const given = input.places[id];
  if (!given) throw new TypeError(`the case names place ${id} and does not give it`);
  return { ...PLACE_DEFAULTS, ...given };
}

/** R27, R28: the place whose rules judge: the asked one in place scope, else the home place. */
export function r27r28JudgingPlace(input: HistoryInput): Place {
  return placeOf(input, input.scopePlace ?? input.homePlace ?? Object.keys(input.places).sort()[0] ?? "");
}

/** R27, R28: the places whose punches are looked at: the asked one in place scope, else all. */
export function r27r28PlacesInScope(input: HistoryInput): readonly string[] {
  return input.scopePlace === undefined ? Object.keys(input.places) : [input.scopePlace];
}

/** R21: D is a holiday of the place or of the query. */
export function r21IsHoliday(input: HistoryInput, date: string): boolean {
  const place = r27r28JudgingPlace(input);
  return place.holidays.includes(date) || (input.additionalHolidays ?? []).includes(date);
}

/** R22: D is a day of the weekend and not an extra working day. */
export function r22IsWeekend(input: HistoryInput, date: string): boolean {
  const place = r27r28JudgingPlace(input);
  return place.weekend.includes(weekdayOf(date)) && !place.extraWorkingDays.includes(date);
}

/** A day off is a day of R21 or R22. */
export function isDayOff(input: HistoryInput, date: string): boolean {
  return r21IsHoliday(input, date) || r22IsWeekend(input, date);
}

/** Section 2.1 and R7: the person's shift of a date; on days off the person's ordinary shift, whatever the roster says. */
export function r7ShiftOf(input: HistoryInput, date: string): Shift {
  const ordinary: Shift = { ...SHIFT_DEFAULTS, ...r27r28JudgingPlace(input).shift, ...input.shift };
  return isDayOff(input, date) ? ordinary : { ...ordinary, ...input.roster?.[date] };
}

/** The moment of the query in epoch seconds; without one, long after everything. */
export function asOfOf(input: HistoryInput): number {
  return input.asOf === undefined ? Number.POSITIVE_INFINITY : Date.parse(input.asOf) / 1000;
}
