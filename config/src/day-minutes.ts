import { z } from "zod";

const MINUTES_A_DAY = 1_440;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A time of day, `HH:mm`. */
export const timeOfDay = z.string({ error: "a time such as 03:00" }).regex(TIME, "a time such as 03:00");

const RANGE_EXPECTED = "a time of day such as 06:45-08:15";

/** A part of the day, `HH:mm-HH:mm`; past midnight where the second is the earlier. */
const partOfDay = z.string({ error: RANGE_EXPECTED }).refine(isPartOfDay, RANGE_EXPECTED);

/** Parts of the day that leave some of it. */
export const quietTimes = z
  .array(partOfDay, { error: "a list of times such as 06:45-08:15" })
  .refine((parts) => !coverTheDay(parts), "times that leave some of the day");

/** @param time `HH:mm` */
export function toMinuteOfDay(time: string): number {
  const [hours, minutes] = time.split(":").map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** The minutes of a part of the day, `from` included and `to` not; past midnight where `to` is the smaller. */
export function toQuietMinutes(part: string): { readonly from: number; readonly to: number } {
  const [from = "", to = ""] = part.split("-");
  return { from: toMinuteOfDay(from), to: toMinuteOfDay(to) };
}

function isPartOfDay(value: string): boolean {
  const [from = "", to = "", ...rest] = value.split("-");
  return rest.length === 0 && TIME.test(from) && TIME.test(to) && from !== to;
}

function coverTheDay(parts: readonly string[]): boolean {
  const covered = new Set<number>();
  for (const { from, to } of parts.filter(isPartOfDay).map(toQuietMinutes))
    for (let minute = from; minute !== to; minute = (minute + 1) % MINUTES_A_DAY) covered.add(minute);
  return covered.size === MINUTES_A_DAY;
}
