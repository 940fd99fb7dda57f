import { createZoneResolver, type ReaderZone } from "@biometricflow/rules/reader-time";

/** The instant of a reader time. */
export interface Instant {
  readonly atMs: number;
  /** Local minus UTC, as applied. */
  readonly offsetMinutes: number;
}

/**
 * Turns the times of one reader, in log order, into instants by its zone or fixed offset. Of a time that
 * exists twice, the row before it decides.
 */
export interface ReaderTimeline {
  /** The instant of the next row; it becomes the preceding one of the row after it. */
  next(localTime: string): Instant;
}

/**
 * Creates the timeline of one reader.
 *
 * @param precedingMs instant of the row before the first one; `undefined` at the beginning of the log.
 */
export function createReaderTimeline(zone: ReaderZone, precedingMs: number | undefined): ReaderTimeline {
  const resolve = createZoneResolver(zone);
  let preceding = precedingMs;
  return {
    next: (localTime) => {
      const { instantMs, offsetMinutes } = resolve(localTime, preceding);
      preceding = instantMs;
      return { atMs: instantMs, offsetMinutes };
    },
  };
}
