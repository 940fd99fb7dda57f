import type { DayRecord } from "@biometricflow/rules/day-record";
import type { PersonReference } from "../people/person.ts";

/** Which punches are missing: at the edges of the shifts that lie in the time, or at one time said for everybody. */
export type OutageTimes =
  | { readonly kind: "SHIFT_EDGES"; readonly edges: readonly ("START" | "END")[] }
  | { readonly kind: "SAID"; readonly atMs: number; readonly stateCode: number };

/** A time in which a place could not take punches. Instants are milliseconds since 1970, both inclusive. */
export interface Outage {
  readonly placeId: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly times: OutageTimes;
}

/** A punch that somebody would have made. */
export interface MissingPunch {
  readonly person: PersonReference;
  /** The business date that it belongs to. */
  readonly date: string;
  readonly placeId: string;
  readonly atMs: number;
  readonly stateCode: number;
}

const CHECK_IN = 0;
const CHECK_OUT = 1;
const DAYS_OFF: ReadonlySet<DayRecord["status"]> = new Set(["HOLIDAY", "WEEKEND", "ON_LEAVE"]);

/**
 * The punches that a person misses by an outage, by the records of the days around it. Nobody misses one on a day off or on
 * leave; nobody misses the beginning of a shift who has a punch in its first half, nor its end with one in the second.
 *
 * @param nowMs nobody misses a punch that is not made yet
 */
export function listMissing(
  person: PersonReference,
  records: readonly DayRecord[],
  { outage, nowMs }: { readonly outage: Outage; readonly nowMs: number },
): readonly MissingPunch[] {
  return records
    .filter(({ status }) => !DAYS_OFF.has(status))
    .flatMap((record) =>
      listCandidates(record, outage)
        .filter(({ atMs }) => outage.fromMs <= atMs && atMs <= outage.toMs && atMs <= nowMs)
        .filter((candidate) => !isMade(record, candidate))
        .map(({ atMs, stateCode }) => ({ person, date: record.date, placeId: outage.placeId, atMs, stateCode })),
    );
}

/** A punch that may be missing; one in the time beside it says that it is not. Instants inclusive. */
interface Candidate {
  readonly atMs: number;
  readonly stateCode: number;
  readonly madeFromMs: number;
  readonly madeToMs: number;
}

function listCandidates({ explanation }: DayRecord, { times }: Outage): readonly Candidate[] {
  const { businessDay, shift } = explanation;
  if (times.kind === "SAID") {
    const { atMs, stateCode } = times;
    const isOfDay = businessDay.fromMs <= atMs && atMs < businessDay.toMs;
    return isOfDay ? [{ atMs, stateCode, madeFromMs: atMs - MINUTE_MS, madeToMs: atMs + MINUTE_MS }] : [];
  }
  const middleMs = (shift.startMs + shift.endMs) / 2;
  const start = {
    atMs: shift.startMs,
    stateCode: CHECK_IN,
    madeFromMs: businessDay.fromMs,
    madeToMs: middleMs,
  };
  const end = { atMs: shift.endMs, stateCode: CHECK_OUT, madeFromMs: middleMs, madeToMs: businessDay.toMs };
  return times.edges.map((edge) => (edge === "START" ? start : end));
}

/** A punch closer than that is a double tap. */
const MINUTE_MS = 60_000;

function isMade({ explanation }: DayRecord, { madeFromMs, madeToMs }: Candidate): boolean {
  return explanation.punches.some(
    ({ fate, instantMs }) => fate !== "SET_ASIDE" && madeFromMs <= instantMs && instantMs <= madeToMs,
  );
}
