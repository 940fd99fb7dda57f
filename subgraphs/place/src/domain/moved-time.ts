import type { ReaderZone } from "@biometricflow/rules/reader-time";
import { createReaderTimeline, type Instant } from "./local-time.ts";

/** By how much the clock of a reader was wrong, as somebody states it. */
export interface TimeMove {
  /** Added to the wall clock that a row shows. */
  readonly seconds: number;
  /** What the clock of the reader shows when it is right. */
  readonly zone: ReaderZone;
}

/** When a row was that is moved. */
export interface MovedTime extends Instant {
  readonly localTime: string;
}

/** A reader's clock and the place's differ by a little even when both are right. */
const SLACK_MS = 60_000;
const SECOND_MS = 1_000;

/** The wall clock, some seconds on. @param localTime `YYYY-MM-DDTHH:mm:ss` of a calendar */
export function addSeconds(localTime: string, seconds: number): string {
  return new Date(Date.parse(`${localTime}Z`) + seconds * SECOND_MS).toISOString().slice(0, 19);
}

/**
 * When a row was. The wall clock is moved and not the instant: a reader whose clock was wrong knew no summer time either. A time
 * that exists twice is the first of the two.
 */
export function toMovedTime(localTime: string, { seconds, zone }: TimeMove): MovedTime {
  const moved = addSeconds(localTime, seconds);
  return { localTime: moved, ...createReaderTimeline(zone, undefined).next(moved) };
}

/** Whether a row would have been made after it came: then it was moved by too much. */
export function isAfterArrival({ atMs }: Instant, receivedAtMs: number): boolean {
  return atMs > receivedAtMs + SLACK_MS;
}
