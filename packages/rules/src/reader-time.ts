import { DAY_MS, MINUTE_MS, parseLocalTime } from "./local-time.ts";
import { createOffsetPeriods } from "./zone-offsets.ts";

export { isTimeZone } from "./zone-offsets.ts";

/** R1. What a reader's wall clock means: the zone of its place or, for a reader that does not follow it, one offset. */
export interface ReaderZone {
  /** IANA name, "Asia/Riyadh". */
  readonly timeZone: string;
  /** "+01:00" or "-03:30"; replaces the zone. */
  readonly fixedOffset?: string;
}

/** The instant of a reader time, and how it was found. */
export interface ResolvedTime {
  readonly instantMs: number;
  /** Local minus UTC, as applied. */
  readonly offsetMinutes: number;
  /** SKIPPED: no such local time (R2). REPEATED_*: the local time exists twice, this occurrence was taken (R3). */
  readonly kind: "UNIQUE" | "SKIPPED" | "REPEATED_FIRST" | "REPEATED_SECOND";
}

/** Gives the instant of a reader time; the second argument as in `resolveReaderTime`. */
export type ZoneResolver = (local: string, precedingInstantMs: number | undefined) => ResolvedTime;

/**
 * R1 to R3: the instant of a reader time.
 *
 * @param local `YYYY-MM-DDTHH:mm:ss` as the reader shows it.
 * @param precedingInstantMs instant of the preceding record of the same reader in log order, of anybody, as this
 *   function gave it (before any correction of drift); `undefined` for the first one.
 * @throws {RangeError} for an unknown zone or offset, or a time that no calendar has.
 */
export function resolveReaderTime(
  local: string,
  zone: ReaderZone,
  precedingInstantMs: number | undefined,
): ResolvedTime {
  return createZoneResolver(zone)(local, precedingInstantMs);
}

/**
 * The same for many times of one reader: the clock changes met are kept in the returned function.
 *
 * @throws {RangeError} for an unknown zone or offset; the returned function for a time that no calendar has.
 */
export function createZoneResolver(zone: ReaderZone): ZoneResolver {
  const resolve = createLocalResolver(zone);
  return (local, precedingInstantMs) => resolve(parseLocalTime(local), precedingInstantMs);
}

/**
 * The same for local times already parsed to local ms.
 *
 * @throws {RangeError} for an unknown zone or offset.
 */
export function createLocalResolver(
  zone: ReaderZone,
): (localMs: number, precedingInstantMs: number | undefined) => ResolvedTime {
  if (zone.fixedOffset !== undefined) {
    const offsetMs = toFixedOffsetMs(zone.fixedOffset);
    if (offsetMs === undefined) throw new RangeError(`not an offset: ${zone.fixedOffset}`);
    return (localMs) => toResolved(localMs, offsetMs, "UNIQUE");
  }
  const periodAt = createOffsetPeriods(zone.timeZone);
  return (localMs, precedingInstantMs) => {
    // Offsets stay below 24 h and no zone changes twice in 48 h: the two periods around the local time decide.
    const before = periodAt(localMs - DAY_MS);
    if (before.toMs > localMs + DAY_MS) return toResolved(localMs, before.offsetMs, "UNIQUE");
    return resolveNearChange(
      localMs,
      [before.offsetMs, periodAt(before.toMs).offsetMs, before.toMs],
      precedingInstantMs,
    );
  };
}

/** Milliseconds east of UTC of an offset "+HH:mm" of at most 18 hours, or `undefined` for another text. */
export function toFixedOffsetMs(offset: string): number | undefined {
  const parts = /^([+-])(0\d|1[0-7]):([0-5]\d)$|^([+-])18:00$/.exec(offset);
  if (!parts) return undefined;
  const minutes = parts[2] === undefined ? 18 * 60 : Number(parts[2]) * 60 + Number(parts[3]);
  return offset.startsWith("-") ? 0 - minutes * MINUTE_MS : minutes * MINUTE_MS;
}

type Change = readonly [offsetBeforeMs: number, offsetAfterMs: number, changeMs: number];

function resolveNearChange(
  localMs: number,
  [offsetBeforeMs, offsetAfterMs, changeMs]: Change,
  precedingInstantMs: number | undefined,
): ResolvedTime {
  const firstMs = localMs - offsetBeforeMs;
  const secondMs = localMs - offsetAfterMs;
  const existsBefore = firstMs < changeMs;
  const existsAfter = secondMs >= changeMs;
  if (existsBefore && existsAfter) {
    const isSecond = precedingInstantMs !== undefined && precedingInstantMs > firstMs && precedingInstantMs <= secondMs;
    return isSecond
      ? toResolved(localMs, offsetAfterMs, "REPEATED_SECOND")
      : toResolved(localMs, offsetBeforeMs, "REPEATED_FIRST");
  }
  if (existsBefore) return toResolved(localMs, offsetBeforeMs, "UNIQUE");
  if (existsAfter) return toResolved(localMs, offsetAfterMs, "UNIQUE");
  return toResolved(localMs, offsetBeforeMs, "SKIPPED");
}

function toResolved(localMs: number, offsetMs: number, kind: ResolvedTime["kind"]): ResolvedTime {
  return { instantMs: localMs - offsetMs, offsetMinutes: offsetMs / MINUTE_MS, kind };
}
