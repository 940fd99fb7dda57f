/**
 * Times as readers keep them: the wall clock of the reader, without zone, without daylight saving flag, to the second.
 *
 * Two forms: a u32 in which every month has 31 days, and six bytes `yy mm dd hh mm ss` in events. Both can say dates that
 * do not exist (February 31). Such a time decodes to `undefined`; whoever decodes a record keeps its raw bytes, so the
 * row is not lost.
 *
 * Source: vendor's communication manual of 2006, "encoded time"; vector `2018-06-25T17:50:35` = 0x2368B36B.
 */

/** Reader-local date and time, `YYYY-MM-DDTHH:mm:ss`, years 2000 to 2099. Not an instant: the zone is the reader's. */
export type LocalDateTime = string;

const PATTERN = /^20(\d\d)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/;
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const DAYS_IN_PACKED_MONTH = 31;
const DAYS_IN_PACKED_YEAR = 12 * DAYS_IN_PACKED_MONTH;
const FEBRUARY_29 = DAYS_IN_PACKED_MONTH + 28;
const MINUTES_IN_DAY = 24 * 60;
const SECONDS_IN_DAY = MINUTES_IN_DAY * 60;

// Texts are put together from tables: this runs 100,000 times for one log, and each join of strings is felt.
const YEARS = Array.from({ length: 100 }, (_, year) => `20${twoDigits(year)}-`);
/** By day of the packed year, from 0; `undefined` where the month is shorter. */
const DAYS = DAYS_IN_MONTH.flatMap((lastDay, month) =>
  Array.from({ length: DAYS_IN_PACKED_MONTH }, (_, day) =>
    day < lastDay ? `${twoDigits(month + 1)}-${twoDigits(day + 1)}T` : undefined,
  ),
);
const MINUTES = Array.from(
  { length: MINUTES_IN_DAY },
  (_, n) => `${twoDigits(Math.floor(n / 60))}:${twoDigits(n % 60)}`,
);
const SECONDS = Array.from({ length: 60 }, (_, second) => `:${twoDigits(second)}`);

/** The day that was asked for last, and its text: the rows of a log come in the order of their times. */
let [lastDays, lastDayText]: [number, string | undefined] = [-1, undefined];

/** Decodes a packed u32 time; `undefined` when the date does not exist or lies after 2099. */
export function decodePackedTime(packed: number): LocalDateTime | undefined {
  const second = packed % 60;
  const minutes = (packed - second) / 60;
  const minuteOfDay = minutes % MINUTES_IN_DAY;
  return toLocalDateTime((minutes - minuteOfDay) / MINUTES_IN_DAY, minuteOfDay, second);
}

/** Whether a packed u32 time is one that `decodePackedTime` knows. It makes no text: this runs for every slot of a log, in each layout. */
export function isPackedTime(packed: number): boolean {
  const days = Math.floor(packed / SECONDS_IN_DAY);
  const dayOfYear = days % DAYS_IN_PACKED_YEAR;
  const year = (days - dayOfYear) / DAYS_IN_PACKED_YEAR;
  if (year >= YEARS.length || DAYS[dayOfYear] === undefined) return false;
  return dayOfYear !== FEBRUARY_29 || year % 4 === 0;
}

/**
 * Encodes a reader-local time as a packed u32.
 *
 * @throws {TypeError} when the text is not a `LocalDateTime` or names a date that does not exist.
 */
export function encodePackedTime(localTime: LocalDateTime): number {
  const fields = (PATTERN.exec(localTime) ?? []).slice(1).map(Number);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = fields;
  const days = toPackedDays(year, month, day);
  const minuteOfDay = hour * 60 + minute;
  // Whatever is out of its range comes back as another text, or as none.
  if (toLocalDateTime(days, minuteOfDay, second) !== localTime) {
    throw new TypeError("a local time is YYYY-MM-DDTHH:mm:ss of an existing day");
  }
  return (days * MINUTES_IN_DAY + minuteOfDay) * 60 + second;
}

/** Decodes the six bytes at `offset` of an event; `undefined` when they are no date and time. */
export function decodeEventTime(bytes: Buffer, offset: number): LocalDateTime | undefined {
  const month = bytes.readUInt8(offset + 1);
  const day = bytes.readUInt8(offset + 2);
  const hour = bytes.readUInt8(offset + 3);
  const minute = bytes.readUInt8(offset + 4);
  if (month < 1 || month > 12 || day < 1 || day > DAYS_IN_PACKED_MONTH || hour > 23 || minute > 59) return undefined;
  const days = toPackedDays(bytes.readUInt8(offset), month, day);
  return toLocalDateTime(days, hour * 60 + minute, bytes.readUInt8(offset + 5));
}

/** Days since 2000 as if every month had 31; the year counts from 2000, month and day from 1. */
function toPackedDays(year: number, month: number, day: number): number {
  return year * DAYS_IN_PACKED_YEAR + (month - 1) * DAYS_IN_PACKED_MONTH + day - 1;
}

function toLocalDateTime(packedDays: number, minuteOfDay: number, second: number): LocalDateTime | undefined {
  if (packedDays !== lastDays) {
    lastDayText = toDayText(packedDays);
    lastDays = packedDays;
  }
  const secondText = SECONDS[second];
  return lastDayText === undefined || secondText === undefined
    ? undefined
    : lastDayText + MINUTES[minuteOfDay] + secondText;
}

function toDayText(packedDays: number): string | undefined {
  const dayOfYear = packedDays % DAYS_IN_PACKED_YEAR;
  const year = (packedDays - dayOfYear) / DAYS_IN_PACKED_YEAR;
  const yearText = YEARS[year];
  const dayText = DAYS[dayOfYear];
  if (yearText === undefined || dayText === undefined) return undefined;
  if (dayOfYear === FEBRUARY_29 && year % 4 !== 0) return undefined;
  return yearText + dayText;
}

function twoDigits(n: number): string {
  return String(n).padStart(2, "0");
}
