import { isDate } from "./local-time.ts";
import { WEEKDAYS, type Weekday } from "./weekdays.ts";
import { toFixedOffsetMs } from "./reader-time.ts";
import { type PairingMode, toMinuteOfDay } from "./shift-rules.ts";
import { isTimeZone } from "./zone-offsets.ts";

/** Whether the value is a text that is not empty. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** Whether the value is a yes or no. */
export function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}

/** Whether the value is a whole number from 0. */
export function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

/** Whether the value is "HH:mm". */
export function isTimeOfDay(value: unknown): value is string {
  return typeof value === "string" && toMinuteOfDay(value) !== undefined;
}

/** Whether the value is `YYYY-MM-DD` of the calendar. */
export function isDateText(value: unknown): value is string {
  return typeof value === "string" && isDate(value);
}

/** Whether the value is a list of dates. */
export function isDateList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isDateText);
}

/** Whether the value is a list of weekdays, each once. */
export function isWeekdayList(value: unknown): value is readonly Weekday[] {
  const names: readonly unknown[] = WEEKDAYS;
  return Array.isArray(value) && value.every((day) => names.includes(day)) && new Set(value).size === value.length;
}

/** Whether the value names a zone of the tz database. */
export function isZoneName(value: unknown): value is string {
  return typeof value === "string" && isTimeZone(value);
}

/** Whether the value is an offset "+HH:mm". */
export function isFixedOffset(value: unknown): value is string {
  return typeof value === "string" && toFixedOffsetMs(value) !== undefined;
}

/** Whether the value is one of the pairings. */
export function isPairingMode(value: unknown): value is PairingMode {
  return value === "FIRST_LAST" || value === "ALTERNATING" || value === "STATE";
}

/** Whether the value says who one person is. */
export function isIdentity(value: unknown): value is "pin" | "place" {
  return value === "pin" || value === "place";
}
