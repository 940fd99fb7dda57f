import type { Locale } from "../i18n/locale.ts";

/** Latin digits in every language: times and ids are compared with readers and files that show them so. */
const TAGS: Readonly<Record<Locale, string>> = { en: "en-GB", ar: "ar-u-nu-latn" };

const FALLBACK_ZONE = "UTC";

/** Months are words: nobody has to guess which of two numbers is the day. */
const LONG_DAY = { day: "numeric", month: "short", year: "numeric" } as const;

/** Numbers and times as a language writes them. Times are always those of the zone that is given. */
export interface Formats {
  /** `08:03:02`. */
  readonly time: (instant: string, zone: string | null | undefined) => string;
  /** `08:03`. */
  readonly minute: (instant: string, zone: string | null | undefined) => string;
  /** `Sun 22 Nov`. */
  readonly day: (instant: string, zone: string | null | undefined) => string;
  /** `22 Nov 26`. */
  readonly shortDay: (instant: string, zone: string | null | undefined) => string;
  /** `22 Nov 2026, 08:03:02`. */
  readonly full: (instant: string, zone: string | null | undefined) => string;
  /** `GMT+3`. */
  readonly offset: (instant: string, zone: string | null | undefined) => string;
  /** `3,412`. */
  readonly count: (count: number) => string;
  /** `12%`, of a part of 1. */
  readonly percent: (part: number) => string;
  /** `Riyadh and Cairo`. */
  readonly list: (names: readonly string[]) => string;
  /** `2 min. ago`; seconds are negative for the past. */
  readonly ago: (seconds: number) => string;
  /** `0.8 secs`, `12 secs`, `15 mins`, `10 hrs`, `3 days`. */
  readonly duration: (seconds: number) => string;
  /** `22 Nov 2026`, of a date without a zone. */
  readonly date: (date: string) => string;
}

const cache = new Map<Locale, Formats>();

/** The formats of a language; made once. */
export function toFormats(locale: string): Formats {
  const key: Locale = locale === "ar" ? "ar" : "en";
  const known = cache.get(key);
  if (known) return known;
  const made = createFormats(TAGS[key]);
  cache.set(key, made);
  return made;
}

function createFormats(tag: string): Formats {
  const zoned = (options: Intl.DateTimeFormatOptions) => {
    const byZone = new Map<string, Intl.DateTimeFormat>();
    return (instant: string, zone: string | null | undefined) => {
      const timeZone = zone ?? FALLBACK_ZONE;
      const format = byZone.get(timeZone) ?? new Intl.DateTimeFormat(tag, { ...options, timeZone, hourCycle: "h23" });
      byZone.set(timeZone, format);
      return format.format(new Date(instant));
    };
  };
  const longDay = zoned(LONG_DAY);
  const number = new Intl.NumberFormat(tag);
  const percent = new Intl.NumberFormat(tag, { style: "percent" });
  const list = new Intl.ListFormat(tag, { type: "conjunction" });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: "always", style: "short" });
  return {
    time: zoned({ hour: "2-digit", minute: "2-digit", second: "2-digit" }),
    minute: zoned({ hour: "2-digit", minute: "2-digit" }),
    shortDay: zoned({ day: "numeric", month: "short", year: "2-digit" }),
    day: zoned({ weekday: "short", day: "numeric", month: "short" }),
    full: zoned({ ...LONG_DAY, hour: "2-digit", minute: "2-digit", second: "2-digit" }),
    offset: toOffset,
    count: (count) => number.format(count),
    percent: (part) => percent.format(part),
    list: (names) => list.format(names),
    ago: (seconds) => toRelative(relative, seconds),
    duration: createDuration(tag),
    date: (date) => longDay(`${date}T00:00:00Z`, FALLBACK_ZONE),
  };
}

function toOffset(instant: string, zone: string | null | undefined): string {
  const format = new Intl.DateTimeFormat("en", { timeZone: zone ?? FALLBACK_ZONE, timeZoneName: "shortOffset" });
  return format.formatToParts(new Date(instant)).find(({ type }) => type === "timeZoneName")?.value ?? "";
}

const STEPS: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

function toRelative(format: Intl.RelativeTimeFormat, seconds: number): string {
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size);
  return step ? format.format(Math.trunc(seconds / step[1]), step[0]) : format.format(Math.round(seconds), "second");
}

/** The zone of whoever looks: for times of the connection, which is the browser's own. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** What a lag is told from. */
export interface Arrival {
  readonly at: string | null;
  readonly receivedAt: string | null;
  readonly channel: string | null;
  readonly late: boolean | null;
}

/**
 * How many seconds a punch was on its way, never less than zero. Undefined when either instant is missing, and for rows
 * read from a log that was old already when the reader was met: nobody waited for them.
 */
export function toLagSeconds({ at, receivedAt, channel, late }: Arrival): number | undefined {
  if (!at || !receivedAt || (channel === "READ" && !late)) return undefined;
  return Math.max(0, (Date.parse(receivedAt) - Date.parse(at)) / 1000);
}

/** A lag worth a word: readers keep whole seconds, so that less says nothing of the way. */
export function hasLag(seconds: number | undefined): seconds is number {
  return seconds !== undefined && seconds > NOTHING_SECONDS;
}

const NOTHING_SECONDS = 2;

/** The largest unit of which there are two, or a whole day; seconds have a decimal while they are few. */
function createDuration(tag: string): (seconds: number) => string {
  const toUnit = (unit: "second" | "minute" | "hour" | "day", maximumFractionDigits = 0) =>
    new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits });
  const [tenths, seconds, minutes, hours, days] = [
    toUnit("second", 1),
    toUnit("second"),
    toUnit("minute"),
    toUnit("hour"),
    toUnit("day"),
  ];
  return (length) => {
    if (length < 10) return tenths.format(length);
    if (length < 120) return seconds.format(length);
    if (length < 7_200) return minutes.format(length / 60);
    return length < 172_800 ? hours.format(length / 3_600) : days.format(length / 86_400);
  };
}
