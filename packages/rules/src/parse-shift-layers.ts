import { addFault, type ConfigValue, isObject, readMembers } from "./faults.ts";
import { isDate } from "./local-time.ts";
import { parseShiftOverride } from "./parse-shift.ts";
import type { Season, ShiftLayers, WeekdayShifts } from "./shift-layers.ts";
import type { ShiftOverride } from "./shift-rules.ts";
import { isDateText } from "./value-tests.ts";
import { WEEKDAYS, type Weekday } from "./weekdays.ts";

/** Parses the shift of a place or a person: keys that hold always, `weekdays` and `seasons` (2.1). */
export function parseShiftLayers(config: ConfigValue): ShiftLayers {
  const at = toMember(config);
  return {
    own: parseShiftOverride(config, ["weekdays", "seasons"]),
    weekdays: parseWeekdays(at("weekdays")),
    seasons: parseSeasons(at("seasons")),
  };
}

function toMember({ value, key, faults }: ConfigValue): (name: string) => ConfigValue {
  return (name) => ({ value: isObject(value) ? value[name] : undefined, key: `${key}.${name}`, faults });
}

function parseWeekdays(config: ConfigValue): WeekdayShifts {
  if (config.value === undefined) return {};
  const weekdays: Partial<Record<Weekday, ShiftOverride>> = {};
  for (const [name, member] of readMembers(config)) {
    const weekday = WEEKDAYS.find((each) => each === name);
    if (weekday) weekdays[weekday] = parseShiftOverride(member);
    else addFault(member, `one of the keys ${WEEKDAYS.join(", ")}`);
  }
  return weekdays;
}

function parseSeasons(config: ConfigValue): readonly Season[] {
  const { value, key, faults } = config;
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    addFault(config, "a list of { from, to, shift }");
    return [];
  }
  const seasons = value.map((season: unknown, index) => parseSeason({ value: season, key: `${key}.${index}`, faults }));
  checkDates(seasons, config);
  return seasons;
}

const SEASON_KEYS = ["from", "to", "shift"];

function parseSeason(config: ConfigValue): Season {
  const { from, to } = readDates(config, SEASON_KEYS);
  const shift = toMember(config)("shift");
  const weekdays = toMember(shift)("weekdays");
  return { from, to, own: parseShiftOverride(shift, ["weekdays"]), weekdays: parseWeekdays(weekdays) };
}

/** A stretch of dates, both inclusive. */
interface Dates {
  readonly from: string;
  readonly to: string;
}

/** Reads `from` and `to` of an object with no other keys than `known`. */
export function readDates(config: ConfigValue, known: readonly string[]): Dates {
  for (const [name, member] of readMembers(config)) {
    if (!known.includes(name)) addFault(member, `one of the keys ${known.join(", ")}`);
  }
  const [from, to] = [toMember(config)("from"), toMember(config)("to")];
  for (const date of [from, to]) if (!isDateText(date.value)) addFault(date, "a date YYYY-MM-DD");
  const dates = { from: String(from.value), to: String(to.value) };
  if (isDate(dates.from) && isDate(dates.to) && dates.from > dates.to) addFault(to, "a date not before from");
  return dates;
}

/** 2.1: no two of a list share a date. */
export function checkDates(list: readonly Dates[], config: ConfigValue): void {
  const ordered = list.toSorted((left, right) => (left.from < right.from ? -1 : 1));
  const isShared = ordered.some(({ from }, index) => index > 0 && from <= (ordered[index - 1]?.to ?? ""));
  if (isShared) addFault(config, "no two that share a date");
}
