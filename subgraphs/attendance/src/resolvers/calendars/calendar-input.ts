import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseIds } from "@biometricflow/subgraph/list-arguments";
import type { CalendarEdit } from "../../domain/calendars/calendar-edit.ts";
import type { HolidayChange } from "../../domain/calendars/calendar-store.ts";
import { type HolidayFacts, type HolidayNames, MOST_HOLIDAY_DAYS } from "../../domain/calendars/holiday.ts";
import {
  type HolidaySuggestion,
  listCountries,
  listSuggested,
  SUGGESTED_YEARS,
  suggestHolidays,
} from "../../domain/calendars/holiday-suggestions.ts";
import type {
  AddHolidayInput,
  ConfirmHolidaysInput,
  EditHolidayInput,
  EditPlaceCalendarInput,
  SetWeekendInput,
} from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { parseRange } from "../date-range.ts";
import { toPlacesInScope } from "../scope.ts";

const MAX_NAME_CHARS = 200;
const MOST_CONFIRMED = 100;

/** The one change that an input names. @throws BAD_USER_INPUT for none, for several, and for a holiday without a name */
export function parseCalendarEdit(input: EditPlaceCalendarInput): CalendarEdit {
  const { setWeekend, removeWeekend, addHoliday, removeHoliday, addWorkingDay, removeWorkingDay } = input;
  const edits: CalendarEdit[] = [];
  if (setWeekend) edits.push(toWeekendEdit(setWeekend));
  if (removeWeekend) edits.push({ kind: "REMOVE_WEEKEND", from: removeWeekend });
  if (addHoliday)
    edits.push({
      kind: "ADD_HOLIDAY",
      date: addHoliday.date,
      name: parseName(addHoliday.name, "input.addHoliday.name"),
    });
  if (removeHoliday) edits.push({ kind: "REMOVE_HOLIDAY", date: removeHoliday });
  if (addWorkingDay) edits.push({ kind: "ADD_WORKING_DAY", date: addWorkingDay });
  if (removeWorkingDay) edits.push({ kind: "REMOVE_WORKING_DAY", date: removeWorkingDay });
  const [edit, ...more] = edits;
  if (edit === undefined || more.length > 0)
    throw codedError("BAD_USER_INPUT", "Give exactly one change of the calendar", { argument: "input" });
  return edit;
}

/** Another weekend from a date on. */
export function toWeekendEdit({ from, weekend }: Pick<SetWeekendInput, "from" | "weekend">): CalendarEdit {
  return { kind: "SET_WEEKEND", from, weekend };
}

/** The places of an input. @throws BAD_USER_INPUT for none, FORBIDDEN out of the viewer's scope */
export function toOwnPlaces(
  ids: readonly string[],
  { viewer, placeIds }: AttendanceContext,
  argument = "input.placeIds",
): readonly string[] {
  return toPlacesInScope(viewer, placeIds, parseIds(ids, argument, "PLACE"));
}

/** What an input says of a holiday by hand. @throws BAD_USER_INPUT */
export function toHolidayFacts({ from, to, ...input }: AddHolidayInput): HolidayFacts {
  const range = parseHolidayRange({ from, to: to ?? from }, "input.from");
  const { name, latinName, arabicName } = input;
  return { ...range, ...parseNames({ name, latinName, arabicName }), suggestion: undefined };
}

/** What an input changes. @throws BAD_USER_INPUT, FORBIDDEN */
export function toHolidayChange(input: EditHolidayInput, context: AttendanceContext): HolidayChange {
  const { from, to, placeIds, name, latinName, arabicName } = input;
  return {
    ...(typeof from === "string" && { from }),
    ...(typeof to === "string" && { to }),
    ...(typeof name === "string" && { name: parseName(name, "input.name") }),
    ...(typeof latinName === "string" && { latinName: parseOptional(latinName, "input.latinName") }),
    ...(typeof arabicName === "string" && { arabicName: parseOptional(arabicName, "input.arabicName") }),
    ...(placeIds && { placeIds: toOwnPlaces(placeIds, context) }),
  };
}

/** The holidays that are confirmed. @throws BAD_USER_INPUT for an id that no suggestion of the country and year has */
export function toConfirmed({ country, year, suggestions }: ConfirmHolidaysInput): readonly HolidayFacts[] {
  checkCountry(country, year);
  const argument = "input.suggestions";
  if (suggestions.length === 0 || suggestions.length > MOST_CONFIRMED)
    throw codedError("BAD_USER_INPUT", `Name 1 to ${MOST_CONFIRMED} suggestions`, { argument });
  const known = new Map(listSuggested(country, year, "en").map((each) => [each.suggestion, each]));
  const chosen = new Map(suggestions.map((each) => [each.id, each]));
  return [...chosen.values()].map(({ id, from, to }) => {
    const suggested = known.get(id);
    if (suggested === undefined)
      throw codedError("BAD_USER_INPUT", `${id} is no suggestion of ${country} in ${year}: read them again`, {
        argument,
      });
    return { ...suggested, ...parseHolidayRange({ from: from ?? suggested.from, to: to ?? suggested.to }, argument) };
  });
}

/** Suggested holidays. @throws BAD_USER_INPUT for an unknown country or a year of which nobody can tell */
export function toSuggestions(country: string, year: number, language: string): readonly HolidaySuggestion[] {
  checkCountry(country, year);
  return suggestHolidays(country, year, language);
}

/** Dates of a holiday. @throws BAD_USER_INPUT for one that ends before it begins, and for one of over a year */
export function parseHolidayRange(range: { readonly from: string; readonly to: string }, argument: string) {
  return parseRange(range, argument, MOST_HOLIDAY_DAYS);
}

function checkCountry(country: string, year: number): void {
  const { first, last } = SUGGESTED_YEARS;
  if (!listCountries().includes(country))
    throw codedError("BAD_USER_INPUT", "A country is an ISO 3166 code such as SA", { argument: "country" });
  if (year < first || year > last)
    throw codedError("BAD_USER_INPUT", `A year is from ${first} to ${last}`, { argument: "year" });
}

type NamesInput = Pick<AddHolidayInput, keyof HolidayNames>;

function parseNames({ name, latinName, arabicName }: NamesInput): HolidayNames {
  return {
    name: parseName(name, "input.name"),
    latinName: parseOptional(latinName ?? "", "input.latinName"),
    arabicName: parseOptional(arabicName ?? "", "input.arabicName"),
  };
}

function parseOptional(name: string, argument: string): string | undefined {
  return name.trim() === "" ? undefined : parseName(name, argument);
}

function parseName(name: string, argument: string): string {
  const text = name.trim();
  if (text !== "" && text.length <= MAX_NAME_CHARS) return text;
  throw codedError("BAD_USER_INPUT", `A holiday has a name of at most ${MAX_NAME_CHARS} characters`, { argument });
}
