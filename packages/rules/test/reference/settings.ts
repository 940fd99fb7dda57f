/** Section 2.1 and the scopes of section 2.8: which place, shift and moment a question is judged by. */

import type { HistoryInput, Place, SeasonalShiftKeys, Shift, ShiftKeys } from "./case-format.ts";
import { weekdayOf } from "./wall-clock.ts";

const SHIFT_DEFAULTS: Shift = {
  hours: [{ start: "08:00", end: "17:00" }],
  breakMinutes: 60,
  breakAfterMinutes: 300,
  graceInMinutes: 15,
  graceOutMinutes: 30,
  overtimeAfterMinutes: 30,
  minPresentMinutes: 240,
  dayLeadMinutes: 240,
  dayTailMinutes: 720,
  pairing: "FIRST_LAST",
  flexible: false,
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

/** R27, R28: the id of the place whose rules judge: the asked one in place scope, else the home place. */
export function r27r28JudgingPlaceId(input: HistoryInput): string {
  return input.scopePlace ?? input.homePlace ?? Object.keys(input.places).sort()[0] ?? "";
}

/** R27, R28: the place whose rules judge. */
export function r27r28JudgingPlace(input: HistoryInput): Place {
  return placeOf(input, r27r28JudgingPlaceId(input));
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

/** R7a: the roster of D holds a shift, be it an empty one. */
export function r7aIsRostered(input: HistoryInput, date: string): boolean {
  const rostered = input.roster?.[date];
  return rostered !== undefined && rostered !== "OFF";
}

/** R22 and R7a: D is a rest day, by the roster or, where that says nothing, by the week. */
export function r22IsWeekend(input: HistoryInput, date: string): boolean {
  if (input.roster?.[date] === "OFF") return true;
  if (r7aIsRostered(input, date)) return false;
  const place = r27r28JudgingPlace(input);
  return place.weekend.includes(weekdayOf(date)) && !place.extraWorkingDays.includes(date);
}

/** A day off is a day of R21 or R22. */
export function isDayOff(input: HistoryInput, date: string): boolean {
  return r21IsHoliday(input, date) || r22IsWeekend(input, date);
}

/** R7a: a planned day is a working day, or a holiday with a rostered shift. */
export function r7aIsPlanned(input: HistoryInput, date: string): boolean {
  return !isDayOff(input, date) || (r21IsHoliday(input, date) && r7aIsRostered(input, date));
}

/** R7: what a place or a person says of D: the shift, its weekday, its season, that season's weekday. */
export function r7LayersOf(shift: SeasonalShiftKeys, date: string): readonly ShiftKeys[] {
  const season = (shift.seasons ?? []).find(({ from, to }) => from <= date && date <= to);
  return [
    shift,
    shift.weekdays?.[weekdayOf(date)] ?? {},
    season?.shift ?? {},
    season?.shift.weekdays?.[weekdayOf(date)] ?? {},
  ];
}

/** R7: every layer of D over the defaults, the lowest first. */
export function r7LayersOn(input: HistoryInput, date: string): readonly ShiftKeys[] {
  const rostered = input.roster?.[date];
  return [
    ...r7LayersOf(r27r28JudgingPlace(input).shift, date),
    ...r7LayersOf(input.shift ?? {}, date),
    ...(rostered === undefined || rostered === "OFF" ? [] : [rostered]),
  ];
}

/** R7: one layer over a shift, key by key; spans put start and end aside, and the other way round. */
export function r7Over(below: Shift, layer: ShiftKeys): Shift {
  const { start, end, spans, ...figures } = layer;
  const [first] = below.hours;
  if (spans !== undefined) return { ...below, ...figures, hours: spans };
  if (start === undefined && end === undefined) return { ...below, ...figures };
  return { ...below, ...figures, hours: [{ start: start ?? first?.start ?? "", end: end ?? first?.end ?? "" }] };
}

/** R7: the shift of a date. */
export function r7ShiftOf(input: HistoryInput, date: string): Shift {
  return r7ShiftOfLayers(r7LayersOn(input, date));
}

/** R7: the layers over the defaults, the later over the earlier. */
export function r7ShiftOfLayers(layers: readonly ShiftKeys[]): Shift {
  return layers.reduce(r7Over, SHIFT_DEFAULTS);
}

/** The moment of the query in epoch seconds; without one, long after everything. */
export function asOfOf(input: HistoryInput): number {
  return input.asOf === undefined ? Number.POSITIVE_INFINITY : Date.parse(input.asOf) / 1000;
}
