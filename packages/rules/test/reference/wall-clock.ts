/**
 * Wall clocks and calendar days. An instant is epoch seconds; a wall clock is the same number as if the zone were UTC,
 * so that `instant = wall - offset`. Nothing is remembered between calls but the
 * formatter of a zone and what it showed, since zones do not change their minds.
 */

const DAY_SECONDS = 86_400;
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] as const;

const formatters = new Map<string, Intl.DateTimeFormat>();
const shownBefore = new Map<string, number>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  formatters.set(timeZone, made);
  return made;
}

/** The wall clock that a zone shows at an instant (whole seconds). Swedish dates are written `2025-06-29 08:00:00`. */
export function wallClockAt(timeZone: string, instant: number): number {
  const key = `${timeZone} ${instant}`;
  const known = shownBefore.get(key);
  if (known !== undefined) return known;
  const shown = formatterOf(timeZone).format(instant * 1000);
  const wall = parseWallClock(shown.replace(" ", "T"));
  shownBefore.set(key, wall);
  return wall;
}

/** The seconds a zone is ahead of UTC at an instant (whole seconds). */
export function offsetAt(timeZone: string, instant: number): number {
  return wallClockAt(timeZone, instant) - instant;
}

/** `2025-06-29T08:00:00` as a wall clock. */
export function parseWallClock(text: string): number {
  return Date.parse(`${text}Z`) / 1000;
}

/** Some calendar has the time: packed fields can say 30 February, which `Date` moves into March. */
export function isCalendarTime(text: string): boolean {
  return !Number.isNaN(parseWallClock(text)) && formatWallClock(parseWallClock(text)) === text;
}

/** Some calendar has the date `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  return isCalendarTime(`${text}T00:00:00`);
}

/** The wall clock `HH:MM` of a date. */
export function wallClockOf(date: string, time: string): number {
  return parseWallClock(`${date}T${time}:00`);
}

/** The first wall clock that shows `HH:MM` after another one. */
export function firstAfter(time: string, wall: number): number {
  let found = wallClockOf(formatWallClock(wall).slice(0, 10), time);
  while (found <= wall) found += DAY_SECONDS;
  return found;
}

/** The last wall clock that shows `HH:MM` before another one. */
export function lastBefore(time: string, wall: number): number {
  let found = wallClockOf(formatWallClock(wall).slice(0, 10), time);
  while (found >= wall) found -= DAY_SECONDS;
  return found;
}

/** A wall clock as `2025-06-29T08:00:00`. */
export function formatWallClock(wall: number): string {
  return new Date(wall * 1000).toISOString().slice(0, 19);
}

/** `+01:00` as seconds. */
export function parseOffset(text: string): number {
  const sign = text.startsWith("-") ? -1 : 1;
  const [hours, minutes] = text.slice(1).split(":");
  return sign * (Number(hours) * 3600 + Number(minutes) * 60);
}

/** The calendar date so many days later (or earlier). */
export function addDays(date: string, days: number): string {
  return formatWallClock(wallClockOf(date, "00:00") + days * DAY_SECONDS).slice(0, 10);
}

/** Every date of a period, both ends inclusive. */
export function datesBetween(from: string, to: string): readonly string[] {
  const dates: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** The day of the week of a date. */
export function weekdayOf(date: string): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "SUN";
}

/** The instants at which a zone shows a wall clock: none in a gap, two in a repeated hour, else one; in order. */
export function instantsShowing(timeZone: string, wall: number): readonly number[] {
  const candidates = new Set([wall - offsetBefore(timeZone, wall), wall - offsetAfter(timeZone, wall)]);
  return [...candidates].filter((instant) => wallClockAt(timeZone, instant) === wall).sort((a, b) => a - b);
}

/** The zone's offset a day before a wall clock, that is before any change near it. */
export function offsetBefore(timeZone: string, wall: number): number {
  return offsetAt(timeZone, wall - DAY_SECONDS);
}

function offsetAfter(timeZone: string, wall: number): number {
  return offsetAt(timeZone, wall + DAY_SECONDS);
}
