import type { PlaceGap, PlacePresence, PresenceFigures } from "@biometricflow/schema/attendance-figures";
import { DAY_MS, MINUTE_MS, parseDay, toDate } from "@biometricflow/rules/local-time";
import { toWallClock } from "./wall-clock.ts";

/** When a place's people are told of in numbers, once a day. */
export interface Digest {
  /** Null: the organisation as a whole. */
  readonly placeId: string | null;
  /** Minutes of the place's local day. */
  readonly at: number;
  /** The last local date that needs none any more: it was told, or nobody was expected; null before the first. */
  readonly settledFor: string | null;
}

/** A digest that is to be told. */
export interface DueDigest extends Digest {
  readonly date: string;
  readonly timeZone: string;
  /** At which instant it was due. */
  readonly dueMs: number;
}

/** What a digest says in numbers, and what is not known. */
export interface DigestCounts
  extends Pick<PlacePresence, "expected" | "present" | "cameLate" | "notDue" | "late" | "absent">,
    Pick<PlacePresence, "onLeave" | "dayOff" | "unknown"> {
  /** Days before this date of which a punch is missing. */
  readonly missingPunches: number;
  readonly gaps: readonly PlaceGap[];
}

/** What is told of a digest that is due. */
export type DigestOutcome =
  | { readonly kind: "WAIT" }
  /** Nobody is expected: a holiday, a day off. */
  | { readonly kind: "NOTHING" }
  | { readonly kind: "TOLD"; readonly counts: DigestCounts };

/** So long it waits for records that are being worked out anew: then it says what it knows. */
const LONGEST_WAIT_MS = 10 * MINUTE_MS;

/** Those whose hour has come on the date that their place's clock shows: days before are over. */
export function listDueDigests(
  digests: readonly Digest[],
  { nowMs, toZone }: { readonly nowMs: number; readonly toZone: (placeId: string | null) => string },
): readonly DueDigest[] {
  return digests.flatMap((digest) => {
    const timeZone = toZone(digest.placeId);
    const { date, dueMs } = toDueTime(digest.at, timeZone, nowMs);
    return nowMs < dueMs || isSettled(digest, date) ? [] : [{ ...digest, date, timeZone, dueMs }];
  });
}

/** A digest from now on: of today if its hour is to come. */
export function beginDigest(placeId: string | null, at: number, timeZone: string, nowMs: number): Digest {
  const { date, dueMs } = toDueTime(at, timeZone, nowMs);
  return { placeId, at, settledFor: nowMs < dueMs ? null : date };
}

/** When it is told next, or was to be told already; milliseconds since 1970. */
export function toNextDigestMs(digest: Digest, timeZone: string, nowMs: number): number {
  const { date, dueMs } = toDueTime(digest.at, timeZone, nowMs);
  if (!isSettled(digest, date)) return dueMs;
  return toWallClock(timeZone).toInstantMs((parseDay(date) + 1) * DAY_MS + digest.at * MINUTE_MS);
}

function toDueTime(at: number, timeZone: string, nowMs: number) {
  const clock = toWallClock(timeZone);
  const day = Math.floor(clock.toLocalMs(nowMs) / DAY_MS);
  return { date: toDate(day), dueMs: clock.toInstantMs(day * DAY_MS + at * MINUTE_MS) };
}

function isSettled({ settledFor }: Digest, date: string): boolean {
  return settledFor !== null && settledFor >= date;
}

/** What becomes of one that is due, by what attendance counted since then. */
export function judgeDigest(
  { placeId, date, dueMs }: DueDigest,
  presence: PresenceFigures,
  { nowMs, isInUse }: { readonly nowMs: number; readonly isInUse: (placeId: string) => boolean },
): DigestOutcome {
  if (!presence.isWorkedOut && nowMs - dueMs < LONGEST_WAIT_MS) return { kind: "WAIT" };
  const places = presence.places.filter((own) => (placeId ?? own.placeId) === own.placeId && isInUse(own.placeId));
  const counts = sumPlaces(places, toDate(parseDay(date) - 1));
  if (counts.expected > 0) return { kind: "TOLD", counts };
  // of whom nothing was worked out yet nobody knows whether they are expected
  return { kind: counts.unknown > 0 ? "WAIT" : "NOTHING" };
}

function sumPlaces(places: readonly PlacePresence[], dayBefore: string): DigestCounts {
  const sum = (toCount: (place: PlacePresence) => number) => places.reduce((all, place) => all + toCount(place), 0);
  const gaps = new Map(places.flatMap((place) => place.gaps.map((gap) => [gap.placeId, gap] as const)));
  return {
    expected: sum(({ expected }) => expected),
    present: sum(({ present }) => present),
    cameLate: sum(({ cameLate }) => cameLate),
    notDue: sum(({ notDue }) => notDue),
    late: sum(({ late }) => late),
    absent: sum(({ absent }) => absent),
    onLeave: sum(({ onLeave }) => onLeave),
    dayOff: sum(({ dayOff }) => dayOff),
    unknown: sum(({ unknown }) => unknown),
    missingPunches: sum((place) => place.missingPunches.find(({ date }) => date === dayBefore)?.people ?? 0),
    gaps: [...gaps.values()],
  };
}
