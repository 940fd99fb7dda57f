/**
 * Local times and dates as numbers, without any zone.
 *
 * A local time is counted in milliseconds as if it were UTC ("local ms"), a date in days since 1970-01-01 ("day").
 * Both are only distances on a calendar: an instant needs a zone (see `reader-time.ts`).
 */

/** Milliseconds of one minute. */
export const MINUTE_MS = 60_000;

/** Milliseconds of one nominal day of 24 hours. */
export const DAY_MS = 86_400_000;

const LOCAL_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})$/;
const CALENDAR_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Parses `YYYY-MM-DDTHH:mm:ss` to local ms.
 *
 * @throws {RangeError} for another shape or a time that no calendar has (2025-02-30, 24:00:00).
 */
export function parseLocalTime(local: string): number {
  const localMs = toLocalMs(local);
  if (localMs === undefined) throw new RangeError(`not a local time: ${local}`);
  return localMs;
}

/** Whether `parseLocalTime` accepts the text. A reader packs its time over 31-day months and can show 02-30. */
export function isLocalTime(local: string): boolean {
  return toLocalMs(local) !== undefined;
}

/** Whether the text has the form of a local time, on the calendar or not. */
export function hasLocalTimeForm(local: string): boolean {
  return LOCAL_TIME.test(local);
}

/**
 * Parses `YYYY-MM-DD` to a day.
 *
 * @throws {RangeError} for another shape or a date that no calendar has.
 */
export function parseDay(date: string): number {
  const day = toDay(date);
  if (day === undefined) throw new RangeError(`not a date: ${date}`);
  return day;
}

/** Whether `parseDay` accepts the text. */
export function isDate(date: string): boolean {
  return toDay(date) !== undefined;
}

/** Position of a day's weekday, Sunday first; 1970-01-01 was a Thursday. */
export function toWeekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The date of a day, `YYYY-MM-DD`. */
export function toDate(day: number): string {
  const { year, month, dayOfMonth } = toParts(day);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

function toLocalMs(local: string): number | undefined {
  const parts = LOCAL_TIME.exec(local);
  if (!parts) return undefined;
  const day = toDayOfParts(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  const [hour, minute, second] = [Number(parts[4]), Number(parts[5]), Number(parts[6])];
  if (day === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  return day * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000;
}

function toDay(date: string): number | undefined {
  const parts = CALENDAR_DATE.exec(date);
  return parts ? toDayOfParts(Number(parts[1]), Number(parts[2]), Number(parts[3])) : undefined;
}

function toDayOfParts(year: number, month: number, dayOfMonth: number): number | undefined {
  const day = toCivilDay(year, month, dayOfMonth);
  const parts = toParts(day);
  return parts.month === month && parts.dayOfMonth === dayOfMonth ? day : undefined;
}

/** Days from 0000-03-01 to 1970-01-01. Years begin in March here, so that the leap day is the last one. */
const EPOCH_DAY = 719_468;
const ERA_YEARS = 400;
const ERA_DAYS = 146_097;

/** Source: the proleptic Gregorian calendar of ISO 8601; month lengths from March repeat 31 30 31 30 31. */
function toCivilDay(year: number, month: number, dayOfMonth: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / ERA_YEARS);
  return marchYear * 365 + leapDays + toDaysBeforeMonth(marchMonth) + dayOfMonth - 1 - EPOCH_DAY;
}

function toParts(day: number): { readonly year: number; readonly month: number; readonly dayOfMonth: number } {
  const era = Math.floor((day + EPOCH_DAY) / ERA_DAYS);
  const dayOfEra = day + EPOCH_DAY - era * ERA_DAYS;
  // Leap days seen so far are taken out first: every 1,461st day is one, every 36,525th is none, the last one is.
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((marchMonth + 2) % 12) + 1;
  const year = era * ERA_YEARS + yearOfEra + (month > 2 ? 0 : 1);
  return { year, month, dayOfMonth: dayOfYear - toDaysBeforeMonth(marchMonth) + 1 };
}

/** Days before a month counted from March: five months hold 153 days. */
function toDaysBeforeMonth(marchMonth: number): number {
  return Math.floor((153 * marchMonth + 2) / 5);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
