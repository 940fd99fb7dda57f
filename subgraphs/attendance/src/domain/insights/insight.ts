/** What an insight is about. */
export type InsightKind =
  | "UNUSUAL_HOURS"
  | "IMPOSSIBLE_TRAVEL"
  | "MANY_PINS"
  | "TARDINESS"
  | "OVERTIME"
  | "LATE_WEEKDAY";

/** Every kind there is, in the order in which one person's insights of a date stand. */
export const INSIGHT_KINDS = [
  "UNUSUAL_HOURS",
  "IMPOSSIBLE_TRAVEL",
  "MANY_PINS",
  "TARDINESS",
  "OVERTIME",
  "LATE_WEEKDAY",
] as const satisfies readonly InsightKind[];

/** The sentence that says why; pages have one in every language. */
export type InsightReason =
  | "EARLIER_THAN_USUAL"
  | "LATER_THAN_USUAL"
  | "TWO_PLACES"
  | "MANY_PINS_AT_ONCE"
  | "LATE_MORE_OFTEN"
  | "LATE_LESS_OFTEN"
  | "OVERTIME_MORE_OFTEN"
  | "OVERTIME_LESS_OFTEN"
  | "LATE_ON_ONE_WEEKDAY";

/** Something out of the ordinary, or a tendency, with what it rests on. It changes no record. */
export interface Insight {
  readonly kind: InsightKind;
  readonly reason: InsightReason;
  /** Dates, both inclusive; of an anomaly its one date. */
  readonly from: string;
  readonly to: string;
  /** Of an anomaly: milliseconds since 1970. */
  readonly fromMs: number | undefined;
  readonly toMs: number | undefined;
  /** Where it happened; empty for a tendency. */
  readonly placeIds: readonly string[];
  /** Only of MANY_PINS. */
  readonly readerId: string | undefined;
  /** By name: `At` instants in milliseconds, `Minutes`, `Pct`, counts, or text. */
  readonly values: Readonly<Record<string, number | string>>;
  /** The dates whose records it rests on, in order. */
  readonly dates: readonly string[];
  /** The punches it rests on. */
  readonly punchIds: readonly string[];
}

/** One day of a person on which there are punches. Minutes are whole; instants are milliseconds since 1970. */
export interface HabitDay {
  readonly date: string;
  readonly personId: string;
  readonly placeId: string;
  /** Of the person on that date. */
  readonly departmentId: string | undefined;
  /** Whose hours measured the day. */
  readonly shiftId: string | undefined;
  readonly checkInMs: number | undefined;
  readonly expectedMinutes: number;
  readonly lateMinutes: number;
  readonly overtimeMinutes: number;
  /** Otherwise some reader may still hold punches of the day, and it says nothing yet. */
  readonly isProved: boolean;
}

/** So many weeks before a date, or before a range, are what is usual. */
export const PAST_DAYS = 56;
