import type { ReaderZone } from "@biometricflow/rules/reader-time";
import { createReaderTimeline } from "../local-time.ts";

const MINUTE_MS = 60_000;

/** What a reader's wall clock shows at an instant, `YYYY-MM-DDTHH:mm:ss`; an hour off at most while its clock changes. */
export function toReaderClock(instantMs: number, zone: ReaderZone): string {
  const at = (offsetMinutes: number) => new Date(instantMs + offsetMinutes * MINUTE_MS).toISOString().slice(0, 19);
  const { offsetMinutes } = createReaderTimeline(zone, undefined).next(at(0));
  return at(createReaderTimeline(zone, undefined).next(at(offsetMinutes)).offsetMinutes);
}

/** The instant at which a reader's wall clock shows a local time; of one that it shows twice the first. */
export function toInstantMs(localTime: string, zone: ReaderZone): number {
  return createReaderTimeline(zone, undefined).next(localTime).atMs;
}

/** A local time so many seconds later, or earlier. */
export function addSeconds(localTime: string, seconds: number): string {
  return new Date(Date.parse(`${localTime}Z`) + seconds * 1_000).toISOString().slice(0, 19);
}

/** Milliseconds that no zone is away from UTC. */
const ANY_OFFSET_MS = 26 * 3_600_000;

/** Instants around a local time, in whatever zone. */
export function toSpanMs(from: string, to: string): { readonly fromMs: number; readonly toMs: number } {
  return { fromMs: Date.parse(`${from}Z`) - ANY_OFFSET_MS, toMs: Date.parse(`${to}Z`) + ANY_OFFSET_MS };
}
