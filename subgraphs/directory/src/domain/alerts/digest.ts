import type { PlaceGap, PresenceFigures, PresenceSums } from "@biometricflow/schema/attendance-figures";
import { DAY_MS, MINUTE_MS, parseDay, toDate } from "@biometricflow/rules/local-time";
import { toWallClock } from "./wall-clock.ts";

/** When a place's people are told of in numbers, once a day. */
export interface Digest {
  /** Null: the organisation as a whole. */
  readonly placeId: string | null;
  /** Minutes of the place's local day. */
  readonly at: number;
  /** The last local date that needs none any more: it was told, given up or over before the digest was; null: none is known. */
  readonly settledFor: string | null;
  /** Up to which number of attendance's feed missing punches were told. */
  readonly missingAfter: number;
}

/** A digest that is to be told. */
export interface DueDigest extends Digest {
  readonly date: string;
  readonly timeZone: string;
  /** At which instant it was due. */
  readonly dueMs: number;
}

/** What is not known of a place. */
export interface DigestGap extends Omit<PlaceGap, "placeId" | "doubt"> {
  /** Null: of another one, which its reader does not see. */
  readonly placeId: string | null;
  /** NOT_COUNTED: attendance does not know the place. */
  readonly doubt: PlaceGap["doubt"] | "NOT_COUNTED";
}

/** What a digest says in numbers, and what is not known. */
export interface DigestCounts extends Omit<PresenceSums, "date"> {
  /** People who are on another day, as after a night shift: in none of the other counts. */
  readonly onOtherDay: number;
  /** People of whom it was found since the digest before that a punch is missing, and still is. */
  readonly missingPunches: number;
  /** False: records waited to be worked out anew; none of those people is late or absent. */
  readonly isWorkedOut: boolean;
  readonly gaps: readonly DigestGap[];
}

/** What is told of a digest that is due. */
export type DigestOutcome =
  | { readonly kind: "WAIT" }
  /** Nobody is expected, and nothing is not known: a holiday, a day off. */
  | { readonly kind: "NOTHING" }
  | { readonly kind: "TOLD"; readonly counts: DigestCounts; readonly missingAfter: number };

/** So long after the first answer it waits for what is not known yet: then it says what it knows. */
const LONGEST_WAIT_MS = 10 * MINUTE_MS;
/** So long after its end a date is told yet: where its hour was late, or attendance away. */
const AFTER_END_MS = 60 * MINUTE_MS;
/** The first digest tells whose punches were found to be missing so long before it was set, as those of the evening before. */
const BEFORE_FIRST_MS = DAY_MS;

/** Now, and by whose clocks. */
interface DigestClocks {
  readonly nowMs: number;
  readonly toZone: (placeId: string | null) => string;
}

/**
 * Those whose hour has come on the date that their place's clock shows, or on the one that is over for less than an hour: that one first, and
 * the other only once it is settled.
 */
export function listDueDigests(digests: readonly Digest[], { nowMs, toZone }: DigestClocks): readonly DueDigest[] {
  return digests.flatMap((digest) => {
    const timeZone = toZone(digest.placeId);
    const { day, overDay } = toDays(timeZone, nowMs);
    const days = overDay === day - 1 || digest.settledFor === null ? [day] : [day - 1, day];
    const due = days.flatMap((own) => {
      const [date, dueMs] = [toDate(own), toDueMs(own, digest.at, timeZone)];
      return nowMs < dueMs || isSettled(digest, date) ? [] : [{ ...digest, date, timeZone, dueMs }];
    });
    return due.slice(0, 1);
  });
}

/** Dates of which no digest can be told any more. */
export interface LostDigests {
  readonly placeId: string | null;
  /** The first, and the last. */
  readonly from: string;
  readonly date: string;
}

/** Those that nobody told while there was time. */
export function listLostDigests(digests: readonly Digest[], { nowMs, toZone }: DigestClocks): readonly LostDigests[] {
  return digests.flatMap(({ placeId, settledFor }) => {
    if (settledFor === null) return [];
    const from = parseDay(settledFor) + 1;
    const { overDay } = toDays(toZone(placeId), nowMs);
    return from > overDay ? [] : [{ placeId, from: toDate(from), date: toDate(overDay) }];
  });
}

/**
 * A digest from now on: of today if its hour is to come. In the place of another it tells no date again, and each that the other one has yet
 * to tell.
 */
export function beginDigest(
  { placeId, at, before }: Pick<Digest, "placeId" | "at"> & { readonly before: Digest | undefined },
  timeZone: string,
  nowMs: number,
): Digest {
  const { day } = toDays(timeZone, nowMs);
  const [yesterday, today] = [toDate(day - 1), toDate(day)];
  const former = before?.settledFor ?? yesterday;
  const isToCome = nowMs < toDueMs(day, at, timeZone);
  const isWaiting = before !== undefined && nowMs >= toDueMs(day, before.at, timeZone);
  const settledFor = isToCome || isWaiting || former > today ? former : today;
  // numbers of the feed are moments, or a little more
  return { placeId, at, settledFor, missingAfter: before?.missingAfter ?? nowMs - BEFORE_FIRST_MS };
}

/** When it is told next, or was to be told already; milliseconds since 1970. */
export function toNextDigestMs(digest: Digest, timeZone: string, nowMs: number): number {
  const { day } = toDays(timeZone, nowMs);
  return toDueMs(isSettled(digest, toDate(day)) ? day + 1 : day, digest.at, timeZone);
}

/** The day that a clock shows, and the last one of which no digest is told any more. */
function toDays(timeZone: string, nowMs: number) {
  const clock = toWallClock(timeZone);
  const day = Math.floor(clock.toLocalMs(nowMs) / DAY_MS);
  return { day, overDay: nowMs < clock.toInstantMs(day * DAY_MS) + AFTER_END_MS ? day - 2 : day - 1 };
}

function toDueMs(day: number, at: number, timeZone: string): number {
  return toWallClock(timeZone).toInstantMs(day * DAY_MS + at * MINUTE_MS);
}

function isSettled({ settledFor }: Digest, date: string): boolean {
  return settledFor !== null && settledFor >= date;
}

/** When it is judged. */
export interface DigestTerms {
  readonly nowMs: number;
  /** When attendance first answered since the digest is due. */
  readonly answeredMs: number;
  /** Places in use. */
  readonly inUse: ReadonlySet<string>;
}

/** What becomes of one that is due, by what attendance counted since then. */
export function judgeDigest(
  due: Pick<DueDigest, "placeId" | "date" | "missingAfter">,
  presence: PresenceFigures,
  { nowMs, answeredMs, inUse }: DigestTerms,
): DigestOutcome {
  const counts = countPlaces(due.placeId === null ? [...inUse] : [due.placeId], due, presence);
  const { isWorkedOut, expected, unknown, gaps, onOtherDay } = counts;
  // of whom nothing is known yet nobody knows whether they are expected
  const isKnown = isWorkedOut && (expected > 0 || (unknown === 0 && gaps.length === 0));
  if (!isKnown && nowMs - answeredMs < LONGEST_WAIT_MS) return { kind: "WAIT" };
  return isKnown && expected === 0 && onOtherDay === 0
    ? { kind: "NOTHING" }
    : { kind: "TOLD", counts, missingAfter: presence.feedSeq };
}

function countPlaces(
  placeIds: readonly string[],
  { date, missingAfter }: Pick<DueDigest, "date" | "missingAfter">,
  presence: PresenceFigures,
): DigestCounts {
  const places = presence.places.filter((place) => placeIds.includes(place.placeId));
  const days = places.flatMap((place) => place.days);
  // of whom nobody knows their day it may be any
  const own = days.filter((day) => day.date === null || day.date === date);
  const sum = (toCount: (day: PresenceSums) => number) => own.reduce((all, day) => all + toCount(day), 0);
  const missing = places.flatMap((place) => place.missingPunches.filter(({ seq }) => seq > missingAfter));
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
    onOtherDay: days.filter((day) => !own.includes(day)).reduce((all, day) => all + toPeople(day), 0),
    missingPunches: missing.reduce((all, { people }) => all + people, 0),
    isWorkedOut: presence.isWorkedOut,
    gaps: listGaps(placeIds, presence),
  };
}

/** Of those that attendance counts as it says, and of the others that it counts nobody there. */
function listGaps(placeIds: readonly string[], { places, gaps }: PresenceFigures): readonly DigestGap[] {
  const counted = places.filter(({ placeId }) => placeIds.includes(placeId));
  const told = new Set(counted.flatMap((place) => place.gaps));
  const known = new Set(counted.map(({ placeId }) => placeId));
  return [
    ...gaps.filter(({ placeId }) => told.has(placeId)),
    ...placeIds
      .filter((placeId) => !known.has(placeId))
      .map((placeId) => ({ placeId, doubt: "NOT_COUNTED", sinceMs: null, readers: [] }) as const),
  ];
}

/** Each is in one of these counts: `expected` is the sum of some, and has those of `unknown` who work on the day. */
function toPeople({ present, notDue, late, absent, onLeave, dayOff, unknown }: PresenceSums): number {
  return present + notDue + late + absent + onLeave + dayOff + unknown;
}
