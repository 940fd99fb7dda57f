import type { Figures } from "./figures.ts";

/** Whose records a period is about: of everybody, of those that some places measure, or of some departments. */
export type PeriodScope =
  | { readonly kind: "ALL" }
  | { readonly kind: "PLACES"; readonly ids: readonly string[] }
  | { readonly kind: "DEPARTMENTS"; readonly ids: readonly string[] };

/** Dates, both inclusive, and whose. */
export interface PeriodRange {
  readonly from: string;
  readonly to: string;
  readonly scope: PeriodScope;
}

/** What somebody did about a period, and why. */
export interface PeriodDeed {
  readonly move: "LOCK" | "UNLOCK";
  readonly actor: string;
  readonly actorName: string;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly reason: string;
}

/** A period whose records change no more while it is locked. */
export interface Period extends PeriodRange {
  /** `l.<number>` */
  readonly id: string;
  readonly key: number;
  readonly state: "LOCKED" | "UNLOCKED";
  /** Records in it when it was locked. */
  readonly rows: number;
  /** What stood against it, and was waived by name. */
  readonly waived: readonly BlockerKind[];
  readonly deeds: readonly PeriodDeed[];
}

/** What can stand against a lock. */
export type BlockerKind =
  | "NOT_OVER"
  | "RECOMPUTING"
  | "LOCKED_ALREADY"
  | "PROVISIONAL"
  | "UNKNOWN"
  | "LOG_LOST"
  | "INCOMPLETE"
  | "OPEN_REQUEST"
  | "RECORD_FAULT";

/** What somebody may pay in spite of; the others end by themselves, or make no sense to lock. */
export const WAIVABLE: ReadonlySet<BlockerKind> = new Set([
  "PROVISIONAL",
  "UNKNOWN",
  "LOG_LOST",
  "INCOMPLETE",
  "OPEN_REQUEST",
  "RECORD_FAULT",
]);

/** Something that stands against a lock, with some of its examples. */
export interface Blocker {
  readonly kind: BlockerKind;
  readonly count: number;
  readonly records: readonly { readonly personId: string; readonly date: string }[];
  readonly requestIds: readonly string[];
  readonly personIds: readonly string[];
}

/** Where a record stands, as far as it decides to which periods it belongs. */
export interface RecordSeat {
  readonly date: string;
  readonly placeId: string;
  readonly departmentId: string | null;
}

/** Whether a record belongs to a period. */
export function isInPeriod({ from, to, scope }: PeriodRange, { date, placeId, departmentId }: RecordSeat): boolean {
  if (date < from || date > to) return false;
  if (scope.kind === "ALL") return true;
  return scope.kind === "PLACES" ? scope.ids.includes(placeId) : scope.ids.includes(departmentId ?? "");
}

/**
 * The locked period that holds a date of a person: that of the record that stands, or of the one that would stand now. A record
 * that would come into a locked period changes it as much as one that would leave it.
 */
export function findHolder<P extends PeriodRange>(
  locked: readonly P[],
  date: string,
  [before, after]: readonly [Figures | undefined, Figures | undefined],
): P | undefined {
  const holds = (figures: Figures | undefined) =>
    figures && locked.find((period) => isInPeriod(period, { date, ...figures }));
  return holds(before) ?? holds(after);
}

/** The id of a period. */
export function toPeriodId(key: number): string {
  return `l.${key}`;
}

/** The number in the id of a period; `undefined` for a text that is none. */
export function fromPeriodId(id: string): number | undefined {
  return /^l\.[1-9]\d{0,14}$/.test(id) ? Number(id.slice(2)) : undefined;
}
