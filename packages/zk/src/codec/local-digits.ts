/**
 * Reader-local seconds as digits, `YYYYMMDDHHmmss`: each part as the bytes say it, whether the date exists or not. Where it
 * does exist, these are the digits of its `LocalDateTime`; where it does not, they still tell two rows apart.
 *
 * Source of both forms: see `time.ts`.
 */

/** Fourteen digits; a few more where the bytes say a part that no two digits can. */
export type LocalDigits = string;

const FIRST_YEAR = 2000;
const MINUTES_IN_DAY = 24 * 60;
const DAYS_IN_PACKED_MONTH = 31;
const DAYS_IN_PACKED_YEAR = 12 * DAYS_IN_PACKED_MONTH;

// Tables, as in `time.ts`: this runs 100,000 times for one log, and each join of strings is felt.
const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, "0"));
/** By day of the packed year, from 0. */
const DAYS = Array.from(
  { length: DAYS_IN_PACKED_YEAR },
  (_, n) => two(Math.floor(n / DAYS_IN_PACKED_MONTH) + 1) + two((n % DAYS_IN_PACKED_MONTH) + 1),
);
const MINUTES = Array.from({ length: MINUTES_IN_DAY }, (_, n) => two(Math.floor(n / 60)) + two(n % 60));

/** The day that was asked for last, as in `time.ts`. */
let [lastDays, lastDayDigits] = [-1, ""];

/** Reads the digits of a packed u32 time. */
export function decodePackedDigits(packed: number): LocalDigits {
  const second = packed % 60;
  const minutes = (packed - second) / 60;
  const minuteOfDay = minutes % MINUTES_IN_DAY;
  const days = (minutes - minuteOfDay) / MINUTES_IN_DAY;
  if (days !== lastDays) {
    lastDayDigits = toDayDigits(days);
    lastDays = days;
  }
  return lastDayDigits + MINUTES[minuteOfDay] + two(second);
}

function toDayDigits(days: number): string {
  const dayOfYear = days % DAYS_IN_PACKED_YEAR;
  const year = FIRST_YEAR + (days - dayOfYear) / DAYS_IN_PACKED_YEAR;
  return `${year}${DAYS[dayOfYear]}`;
}

/** Reads the digits of the six bytes at `offset` of an event; a byte above 99 gives three. */
export function decodeEventDigits(bytes: Buffer, offset: number): LocalDigits {
  const [year = 0, ...parts] = bytes.subarray(offset, offset + 6);
  return `${FIRST_YEAR + year}${parts.map(two).join("")}`;
}

function two(part: number): string {
  return TWO_DIGITS[part] ?? String(part);
}
