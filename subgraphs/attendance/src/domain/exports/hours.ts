import type { HoursFormat } from "./export-words.ts";

/** Writes the durations of one column, row after row. */
export type WriteHours = (minutes: number) => string;

/**
 * The durations of a column as text: `7:30`, `450`, or hours with at most two decimals, `7.5`.
 *
 * A sixtieth of an hour has no end as a decimal, so that rows rounded each by itself do not add up to their total. What is
 * rounded here is the sum of all rows so far; a row is the difference to the one before. So the rows of a file add up to the
 * rounded total, exactly, and none is off by a hundredth of an hour (36 seconds) or more.
 */
export function createHours(format: HoursFormat): WriteHours {
  if (format === "MINUTES") return String;
  if (format === "HM") return toHoursAndMinutes;
  let sum = 0;
  return (minutes) => {
    const before = toHundredths(sum);
    sum += minutes;
    return toDecimal(toHundredths(sum) - before);
  };
}

/** `-0:05`, `7:30`, `128:00`. */
function toHoursAndMinutes(minutes: number): string {
  const all = Math.abs(minutes);
  return `${minutes < 0 ? "-" : ""}${Math.floor(all / 60)}:${String(all % 60).padStart(2, "0")}`;
}

/** Hundredths of an hour, the half upwards. */
function toHundredths(minutes: number): number {
  return Math.floor((minutes * 100 + 30) / 60);
}

/** Whole hundredths as a number without needless zeros: no floating point, so that nothing like `7.4999` comes out. */
function toDecimal(hundredths: number): string {
  const all = Math.abs(hundredths);
  const decimals = String(all % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  const text = `${Math.floor(all / 100)}${decimals === "" ? "" : `.${decimals}`}`;
  return hundredths < 0 ? `-${text}` : text;
}
