/** Section 2.1 and section 4: the keys and values an input may have, each looked at by itself. */

import type { HistoryInput } from "./case-format.ts";
import { isCalendarDate } from "./wall-clock.ts";

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Check>>;

const text: Check = (value) => typeof value === "string";
const truth: Check = (value) => typeof value === "boolean";
const whole: Check = (value) => typeof value === "number" && Number.isInteger(value);
const minutes: Check = (value) => typeof value === "number" && Number.isInteger(value) && value >= 0;
/** A lead or a tail is at most a day. */
const withinADay: Check = (value) => minutes(value) && Number(value) <= 1440;
const date: Check = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && isCalendarDate(value);
const time: Check = (value) => typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
/** No clock is further from UTC than 18 hours. */
const offset: Check = (value) => typeof value === "string" && /^[+-]((0\d|1[0-7]):[0-5]\d|18:00)$/.test(value);
const instant: Check = (value) => typeof value === "string" && !Number.isNaN(Date.parse(value));
const zone: Check = (value) => typeof value === "string" && isZone(value);

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function oneOf(...values: readonly unknown[]): Check {
  return (value) => values.includes(value);
}

function either(...checks: readonly Check[]): Check {
  return (value) => checks.some((check) => check(value));
}

function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

/** Any keys of one kind. */
function mapOf(key: Check, check: Check): Check {
  return (value) => isObject(value) && Object.entries(value).every(([name, entry]) => key(name) && check(entry));
}

/** Some or all of the fields, no other one, and those that are required. */
function fieldsOf(fields: Fields, ...required: readonly string[]): Check {
  return (value) =>
    isObject(value) &&
    required.every((name) => value[name] !== undefined) &&
    Object.entries(value).every(([name, entry]) => Object.hasOwn(fields, name) && fields[name]?.(entry) === true);
}

const weekday = oneOf("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
const span = fieldsOf({ start: time, end: time }, "start", "end");
const twoOrThreeSpans: Check = (value) =>
  Array.isArray(value) && value.length >= 2 && value.length <= 3 && value.every(span);

const KEYS: Fields = {
  start: time,
  end: time,
  spans: twoOrThreeSpans,
  breakMinutes: minutes,
  breakAfterMinutes: minutes,
  graceInMinutes: minutes,
  graceOutMinutes: minutes,
  overtimeAfterMinutes: minutes,
  minPresentMinutes: minutes,
  dayLeadMinutes: withinADay,
  dayTailMinutes: withinADay,
  pairing: oneOf("FIRST_LAST", "ALTERNATING", "STATE"),
  flexible: truth,
};

/** Spans stand for start and end, so a layer has not both. */
function layerOf(fields: Fields): Check {
  return (value) =>
    fieldsOf(fields)(value) &&
    isObject(value) &&
    (value["spans"] === undefined || (value["start"] === undefined && value["end"] === undefined));
}

/** `from` is not after `to`; a date may be open. */
function inOrder(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { from, to } = value;
  return typeof from !== "string" || typeof to !== "string" || from <= to;
}

/** No two entries of a list share a date. */
function apart(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const entries = value.filter(isObject).map(({ from, to }) => ({ from: String(from), to: String(to) }));
  return entries.every((one, index) => entries.slice(index + 1).every((two) => one.to < two.from || two.to < one.from));
}

const KEYS_OF_A_WEEK: Fields = { ...KEYS, weekdays: mapOf(weekday, layerOf(KEYS)) };
const season: Check = (value) =>
  fieldsOf({ from: date, to: date, shift: layerOf(KEYS_OF_A_WEEK) }, "from", "to", "shift")(value) && inOrder(value);
const seasons: Check = (value) => listOf(season)(value) && apart(value);
const shift = layerOf({ ...KEYS_OF_A_WEEK, seasons });

const clockPart: Check = (value) => span(value) && isObject(value) && value["start"] !== value["end"];
const ABSENCE: Fields = {
  from: date,
  to: date,
  kind: text,
  part: either(oneOf("FIRST_HALF", "SECOND_HALF"), clockPart),
  paid: truth,
};
const absence: Check = (value) => fieldsOf(ABSENCE, "from", "to", "kind")(value) && inOrder(value);
const absences: Check = (value) => listOf(absence)(value) && apart(value);

const PLACE: Fields = {
  timeZone: zone,
  weekend: listOf(weekday),
  holidays: listOf(date),
  extraWorkingDays: listOf(date),
  duplicateWindowSeconds: minutes,
  notBefore: date,
  futureToleranceMinutes: minutes,
  driftWarnSeconds: minutes,
  driftCorrection: truth,
  deviceFixedOffset: mapOf(text, offset),
  shift,
};

const PUNCH: Fields = { place: text, device: text, pin: text, t: text, state: whole, driftSeconds: whole };
const employed: Check = (value) => fieldsOf({ from: date, to: date })(value) && inOrder(value);

const INPUT: Fields = {
  title: text,
  why: text,
  pin: text,
  homePlace: text,
  places: mapOf(text, fieldsOf(PLACE, "timeZone")),
  date,
  from: date,
  to: date,
  punches: listOf(fieldsOf(PUNCH, "t")),
  shift,
  roster: mapOf(date, either(oneOf("OFF"), layerOf(KEYS))),
  absences,
  employed,
  asOf: instant,
  additionalHolidays: listOf(date),
  scopePlace: text,
  identity: oneOf("pin", "place"),
  enrolledAt: listOf(text),
  enrolledPins: listOf(text),
  proved: mapOf(text, listOf(listOf(instant))),
  notProved: listOf(text),
};

/** The input has no key, date or value that the rules do not know. */
export function hasKnownForm(input: unknown): input is HistoryInput {
  return fieldsOf(INPUT, "pin", "places", "punches")(input);
}
