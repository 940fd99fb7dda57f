import { toLatinDigits } from "../../../lib/latin-digits.ts";

/** @returns `HH:mm` of `7:00`, `07:00` or `0700`, in any digits; undefined for anything else */
export function parseWallTime(text: string): string | undefined {
  const [, hours = "", minutes = ""] = /^(\d{1,2}):?(\d{2})$/.exec(toLatinDigits(text.trim())) ?? [];
  return hours !== "" && Number(hours) < 24 && Number(minutes) < 60
    ? `${hours.padStart(2, "0")}:${minutes}`
    : undefined;
}
