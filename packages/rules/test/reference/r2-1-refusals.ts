/** Section 2.1: what is to be refused at load. */

import type { HistoryInput, SeasonalShiftKeys, ShiftKeys } from "./case-format.ts";
import { hasKnownForm } from "./r2-1-form.ts";
import { type Interval, lengthOf, r7WallSpans } from "./r07b-spans.ts";
import { r27r28JudgingPlaceId, r7aIsPlanned, r7LayersOn, r7ShiftOf } from "./settings.ts";
import { addDays } from "./wall-clock.ts";

const LONGEST_SECONDS = 20 * 3600;
/** More than a week on either side of a date that matters, so that every weekday is met inside and outside. */
const AROUND = Array.from({ length: 19 }, (_, index) => index - 9);
const ANY_DATE = "2025-06-15";

/** Whether the input must be refused. */
export function isRefused(input: unknown): boolean {
  return (
    !hasKnownForm(input) ||
    !namesKnownPlaces(input) ||
    rulesToHold(input).some((rules) => datesOf(rules).some((date) => isWrongOn(rules, date)))
  );
}

/** Every place that is named has its rules in the input. */
function namesKnownPlaces({ places, homePlace, scopePlace, punches, notProved = [] }: HistoryInput): boolean {
  const named = [homePlace, scopePlace, ...punches.map(({ place }) => place), ...notProved];
  return named.every((id) => id === undefined || Object.hasOwn(places, id));
}

/** Each place by itself, and the person by the rules of the home place and of the place asked. */
function rulesToHold(input: HistoryInput): readonly HistoryInput[] {
  const { scopePlace: _asked, ...home } = input;
  const asked = [r27r28JudgingPlaceId(home), r27r28JudgingPlaceId(input)];
  const alone = Object.entries(input.places).map(([id, place]) => {
    return { pin: input.pin, places: { [id]: place }, scopePlace: id, punches: [] };
  });
  const person = asked.map((id) => ({ ...input, scopePlace: id, additionalHolidays: [], absences: [] }));
  return [...alone, ...person];
}

/** The dates on which anything may differ from other weeks, and a week or more around each. */
function datesOf(input: HistoryInput): readonly string[] {
  const places = Object.values(input.places);
  const matter = [
    ANY_DATE,
    ...Object.keys(input.roster ?? {}),
    ...places.flatMap(({ holidays = [], extraWorkingDays = [] }) => [...holidays, ...extraWorkingDays]),
    ...[input.shift ?? {}, ...places.map((place) => place.shift ?? {})].flatMap(seasonEdges),
  ];
  return [...new Set(matter.flatMap((date) => AROUND.map((days) => addDays(date, days))))];
}

function seasonEdges({ seasons = [] }: SeasonalShiftKeys): readonly string[] {
  return seasons.flatMap(({ from, to }) => [from, to]);
}

function isWrongOn(input: HistoryInput, date: string): boolean {
  if (hasHalfAnHourOverSpans(r7LayersOn(input, date))) return true;
  const shift = r7ShiftOf(input, date);
  if (shift.hours.length > 1 && shift.pairing === "FIRST_LAST") return true;
  const spans = r7WallSpans(shift, date);
  const [start, end] = wholeOf(spans);
  if (end - start > LONGEST_SECONDS || shift.breakMinutes * 60 >= lengthOf(spans)) return true;
  return overlapsNext(input, date, end);
}

/** A layer that gives only one of start and end where the layers below it say spans. */
function hasHalfAnHourOverSpans(layers: readonly ShiftKeys[]): boolean {
  let isSplit = false;
  for (const { start, end, spans } of layers) {
    if (isSplit && (start === undefined) !== (end === undefined)) return true;
    if (spans !== undefined) isSplit = true;
    else if (start !== undefined || end !== undefined) isSplit = false;
  }
  return false;
}

/** The shift ends after the next one starts, and both days are planned. */
function overlapsNext(input: HistoryInput, date: string, end: number): boolean {
  const next = addDays(date, 1);
  const [nextStart] = wholeOf(r7WallSpans(r7ShiftOf(input, next), next));
  return end > nextStart && r7aIsPlanned(input, date) && r7aIsPlanned(input, next);
}

function wholeOf(spans: readonly Interval[]): Interval {
  return [spans[0]?.[0] ?? Number.NaN, spans.at(-1)?.[1] ?? Number.NaN];
}
