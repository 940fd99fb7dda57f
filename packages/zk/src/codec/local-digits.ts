/**
 * Reader-local seconds as digits, `YYYYMMDDHHmmss`: each part as the bytes say it, whether the date exists or not. Where it
 * does exist, these are the digits of its `LocalDateTime`; where it does not, they still tell two rows apart.
 *
 * Source of both forms: see `time.ts`.
 */

/** Fourteen digits; a few more where the bytes say a part that no two digits can. */
export type LocalDigits = string;

const FIRST_YEAR = 2000;
/** From a table: this runs 100,000 times for one log. */
const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, "0"));

/** Reads the digits of a packed u32 time. */
export function decodePackedDigits(packed: number): LocalDigits {
  const second = packed % 60;
  const minutes = (packed - second) / 60;
  const minute = minutes % 60;
  const hours = (minutes - minute) / 60;
  const hour = hours % 24;
  const days = (hours - hour) / 24;
  const day = days % 31;
  const months = (days - day) / 31;
  const month = months % 12;
  return `${FIRST_YEAR + (months - month) / 12}${two(month + 1)}${two(day + 1)}${two(hour)}${two(minute)}${two(second)}`;
}

/** Reads the digits of the six bytes at `offset` of an event; a byte above 99 gives three. */
export function decodeEventDigits(bytes: Buffer, offset: number): LocalDigits {
  const [year = 0, ...parts] = bytes.subarray(offset, offset + 6);
  return `${FIRST_YEAR + year}${parts.map(two).join("")}`;
}

function two(part: number): string {
  return TWO_DIGITS[part] ?? String(part);
}
