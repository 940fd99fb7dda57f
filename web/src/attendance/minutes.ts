import { toLatinDigits } from "../lib/latin-digits.ts";

const SIGN = "\u2212";
/** Digits are Latin in every language, and so are their groups. */
const HOURS = new Intl.NumberFormat("en");

/** Minutes as hours and minutes, such as `7:30` or `1,250:00`; the part below a minute is dropped, as the rules do. */
export function toHourText(minutes: number): string {
  const whole = Math.trunc(Math.abs(minutes));
  const text = `${HOURS.format(Math.floor(whole / 60))}:${String(whole % 60).padStart(2, "0")}`;
  return minutes < 0 && whole > 0 ? `${SIGN}${text}` : text;
}

/** Seconds of a line of arithmetic, signed: `+9:00`, `−0:17:30`; seconds stand there only where there are some. */
export function toSignedTime(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const rest = whole % 60;
  const text = `${toHourText(Math.floor(whole / 60))}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
  return `${seconds < 0 ? SIGN : "+"}${text}`;
}

const HOUR_TEXT = /^(\d{1,3}):([0-5]\d)$/;

/** The minutes of hours and minutes that somebody typed, such as `1:20`; undefined for anything else. */
export function parseHourText(text: string): number | undefined {
  const [, hours, minutes] = HOUR_TEXT.exec(toLatinDigits(text.trim())) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}
