import { createHash } from "node:crypto";
import { toZoneClock } from "./zone-clock.ts";

/** Minutes of a local day, `from` included and `to` not; past midnight where `to` is the smaller. */
export interface MinuteRange {
  readonly from: number;
  readonly to: number;
}

/** When the whole log of a reader is read each day, however sure everything else is. */
export interface DailyRead {
  /** IANA name: the place's. */
  readonly timeZone: string;
  /** Minute of the local day. */
  readonly atMinute: number;
  /** No such read begins in them. */
  readonly quiet: readonly MinuteRange[];
}

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const MINUTES_A_DAY = 1_440;

const DRAWS = 2 ** 32;

/**
 * The minute of a reader, drawn by its id alone: readers are not all read at once, and which others a place has, gets or loses
 * moves none of them.
 */
export function toSpreadMinute(atMinute: number, spreadMinutes: number, readerId: string): number {
  const drawn = createHash("sha256").update(readerId, "utf8").digest().readUInt32BE();
  return (atMinute + Math.floor((spreadMinutes * drawn) / DRAWS)) % MINUTES_A_DAY;
}

/** The first moment after a read at which the next one may begin. */
export function toDueMs(daily: DailyRead, readMs: number): number {
  const last = toLastHourMs(daily, readMs);
  // From noon to noon is a day on, however long a day it is.
  const next = toLastHourMs(daily, last + DAY_MS + DAY_MS / 2);
  return toQuietEndMs(daily, next);
}

/** The last of the reader's hours that is not later than now. */
export function toLastHourMs({ timeZone, atMinute }: DailyRead, nowMs: number): number {
  const zone = toZoneClock({ timeZone });
  const dayMs = Math.floor(zone.toLocalMs(nowMs) / DAY_MS) * DAY_MS;
  const todayMs = zone.toInstantMs(dayMs + atMinute * MINUTE_MS);
  return todayMs <= nowMs ? todayMs : zone.toInstantMs(dayMs - DAY_MS + atMinute * MINUTE_MS);
}

/** When something is left alone, by the clock of a zone. */
export type QuietTimes = Pick<DailyRead, "timeZone" | "quiet">;

/** Whether nothing begins now. */
export function isQuiet(daily: QuietTimes, nowMs: number): boolean {
  return findQuiet(daily, nowMs) !== undefined;
}

function findQuiet({ timeZone, quiet }: QuietTimes, nowMs: number): MinuteRange | undefined {
  if (quiet.length === 0) return undefined;
  const minute = Math.floor(toZoneClock({ timeZone }).toLocalMs(nowMs) / MINUTE_MS) % MINUTES_A_DAY;
  return quiet.find(({ from, to }) => (from < to ? minute >= from && minute < to : minute >= from || minute < to));
}

/** Quiet minutes may follow one another. */
function toQuietEndMs(daily: DailyRead, fromMs: number): number {
  let ms = fromMs;
  for (const _each of daily.quiet) {
    const range = findQuiet(daily, ms);
    if (range === undefined) return ms;
    const minute = Math.floor(toZoneClock(daily).toLocalMs(ms) / MINUTE_MS) % MINUTES_A_DAY;
    ms += ((range.to - minute + MINUTES_A_DAY) % MINUTES_A_DAY) * MINUTE_MS;
  }
  return ms;
}
