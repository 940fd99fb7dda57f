import type { Absence, AbsencePart } from "./absence.ts";
import { addFault, type ConfigValue, isObject } from "./faults.ts";
import { checkDates, readDates } from "./parse-shift-layers.ts";
import { isBoolean, isText, isTimeOfDay } from "./value-tests.ts";

const ABSENCE_KEYS = ["from", "to", "kind", "part", "paid"];

/** Parses absences `[{ from, to, kind, part?, paid? }]`; no two of them share a date (2.1). */
export function parseAbsences(config: ConfigValue): readonly Absence[] {
  const { value, key, faults } = config;
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    addFault(config, "a list of absences");
    return [];
  }
  const absences = value.map((one: unknown, index) => parseAbsence({ value: one, key: `${key}.${index}`, faults }));
  checkDates(absences, config);
  return absences.toSorted((left, right) => (left.from < right.from ? -1 : 1));
}

function parseAbsence(config: ConfigValue): Absence {
  const members = isObject(config.value) ? config.value : {};
  const at = (name: string): ConfigValue => ({ ...config, value: members[name], key: `${config.key}.${name}` });
  const { kind, part, paid } = members;
  if (!isText(kind)) addFault(at("kind"), "a text");
  if (paid !== undefined && !isBoolean(paid)) addFault(at("paid"), "true or false");
  return {
    ...readDates(config, ABSENCE_KEYS),
    kind: String(kind),
    part: part === undefined ? undefined : readPart(at("part")),
    paid: isBoolean(paid) ? paid : undefined,
  };
}

function readPart(config: ConfigValue): AbsencePart | undefined {
  const { value } = config;
  if (value === "FIRST_HALF" || value === "SECOND_HALF") return value;
  if (isHours(value) && value.start !== value.end) return value;
  addFault(config, "FIRST_HALF, SECOND_HALF or { start, end } of two times HH:mm");
  return undefined;
}

function isHours(value: unknown): value is { readonly start: string; readonly end: string } {
  return isObject(value) && Object.keys(value).length === 2 && isTimeOfDay(value.start) && isTimeOfDay(value.end);
}
