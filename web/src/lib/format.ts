import type { Locale } from "../i18n/locale.ts";

/** Latin digits in every language: times and ids are compared with readers and files that show them so. */
const TAGS: Readonly<Record<Locale, string>> = { en: "en-GB", ar: "ar-u-nu-latn" };

const FALLBACK_ZONE = "UTC";

/** Numbers and times as a language writes them. Times are always those of the zone that is given. */
export interface Formats {
  /** `08:03:02`. */
  readonly time: (instant: string, zone: string | null | undefined) => string;
  /** `08:03`. */
  readonly minute: (instant: string, zone: string | null | undefined) => string;
  /** `Sun 22 Nov`. */
  readonly day: (instant: string, zone: string | null | undefined) => string;
  /** `22 Nov 2026, 08:03:02`. */
  readonly full: (instant: string, zone: string | null | undefined) => string;
  /** `GMT+3`. */
  readonly offset: (instant: string, zone: string | null | undefined) => string;
  /** `3,412`. */
  readonly count: (count: number) => string;
  /** `Riyadh and Cairo`. */
  readonly list: (names: readonly string[]) => string;
  /** `2 min. ago`; seconds are negative for the past. */
  readonly ago: (seconds: number) => string;
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
  const number = new Intl.NumberFormat(tag);
  const list = new Intl.ListFormat(tag, { type: "conjunction" });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: "always", style: "short" });
  return {
    time: zoned({ hour: "2-digit", minute: "2-digit", second: "2-digit" }),
    minute: zoned({ hour: "2-digit", minute: "2-digit" }),
    day: zoned({ weekday: "short", day: "numeric", month: "short" }),
    full: zoned({ dateStyle: "medium", timeStyle: "medium" }),
    offset: toOffset,
    count: (count) => number.format(count),
    list: (names) => list.format(names),
    ago: (seconds) => toRelative(relative, seconds),
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

/** What a lag is told from. */
export interface Arrival {
  readonly at: string | null;
  readonly receivedAt: string | null;
  readonly channel: string | null;
  readonly late: boolean | null;
}

/**
 * How long a punch was on its way, such as `0.8 s`. Undefined when either instant is missing, and for rows read from a
 * log that was old already when the reader was met: nobody waited for them.
 */
export function toLagText({ at, receivedAt, channel, late }: Arrival): string | undefined {
  if (!at || !receivedAt || (channel === "READ" && !late)) return undefined;
  const seconds = Math.max(0, (Date.parse(receivedAt) - Date.parse(at)) / 1000);
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3_600)} h`;
}
