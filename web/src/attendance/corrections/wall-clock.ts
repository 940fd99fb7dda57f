import { toLatinDigits } from "../../lib/latin-digits.ts";

const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const DAY_MS = 86_400_000;

/** A time of day as the graph takes it, `08:00:00`, of what somebody typed; undefined for what is no time. */
export function parseClock(text: string): string | undefined {
  const [, hour = "", minute = "", second = "00"] = TIME.exec(toLatinDigits(text.trim())) ?? [];
  if (hour === "" || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return [hour.padStart(2, "0"), minute, second].join(":");
}

/** Whether the clocks of a zone show a time such as `2026-10-25T02:30:00` twice, as when they are set back. */
export function isShownTwice(localTime: string, zone: string): boolean {
  const wanted = Date.parse(`${localTime}Z`);
  const guesses = [wanted - DAY_MS, wanted + DAY_MS].map((near) => wanted - (toWall(near, zone) - near));
  return new Set(guesses.filter((instant) => toWall(instant, zone) === wanted)).size > 1;
}

/** What the clocks show at an instant, as if it were UTC; in milliseconds. */
function toWall(instantMs: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  return Date.parse(`${shown.format(instantMs).replace(" ", "T")}Z`);
}
