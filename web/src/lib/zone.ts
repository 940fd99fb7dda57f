/** A date such as `2026-11-22`, without a zone. */
export type DateText = string;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/** A date as it stands in a URL; undefined for anything that is no day of the calendar. */
export function parseDate(text: string | null | undefined): DateText | undefined {
  if (!text || !DATE.test(text)) return undefined;
  const instant = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== text ? undefined : text;
}

/** The date in a zone at an instant (milliseconds since 1970). */
export function toDate(instantMs: number, zone: string): DateText {
  return toWallClock(instantMs, zone).slice(0, 10);
}

/** The date so many days later; negative for earlier. */
export function addDays(date: DateText, days: number): DateText {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The instant at which a date begins in a zone, RFC 3339 in UTC. Where clocks jump over midnight the day begins at the
 * first instant that exists.
 */
export function toStartOfDay(date: DateText, zone: string): string {
  const wanted = Date.parse(`${date}T00:00:00Z`);
  const offsets = [wanted - DAY_MS, wanted, wanted + DAY_MS].map((instant) => toOffsetMs(instant, zone));
  const candidates = offsets.map((offset) => wanted - offset).filter((instant) => toDate(instant, zone) === date);
  return new Date(Math.min(...candidates)).toISOString();
}

function toOffsetMs(instantMs: number, zone: string): number {
  return Date.parse(`${toWallClock(instantMs, zone)}Z`) - Math.floor(instantMs / 1000) * 1000;
}

function toWallClock(instantMs: number, zone: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
    hourCycle: "h23",
  });
  return parts.format(new Date(instantMs)).replace(" ", "T");
}
