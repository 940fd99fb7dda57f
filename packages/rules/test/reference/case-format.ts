/**
 * The case format as the reference reads it: what a case gives, what a record and a summary hold.
 *
 * Source: the shared worked examples (notation at their head) and the attendance rules, sections 2.1 and 2.7.
 * Fields marked "not in the examples" name things the rules know and the examples never need.
 */

/** How kept punches become pairs (R9, R10, R11). */
export type Pairing = "FIRST_LAST" | "ALTERNATING" | "STATE";

/** A day of the week as configurations write it. */
export type Weekday = "SUN" | "MON" | "TUE" | "WED" | "THU" | "FRI" | "SAT";

/** Two wall clocks `HH:MM`; the end is the first such time after the start. */
export interface Span {
  readonly start: string;
  readonly end: string;
}

/** What a shift has beside its hours. Minutes are of elapsed time. */
export interface ShiftFigures {
  readonly breakMinutes: number;
  readonly breakAfterMinutes: number;
  readonly graceInMinutes: number;
  readonly graceOutMinutes: number;
  readonly overtimeAfterMinutes: number;
  readonly minPresentMinutes: number;
  readonly dayLeadMinutes: number;
  readonly dayTailMinutes: number;
  readonly pairing: Pairing;
  readonly flexible: boolean;
}

/** A shift with nothing left open. `hours` holds its spans, one when it is given by `start` and `end`. */
export interface Shift extends ShiftFigures {
  readonly hours: readonly Span[];
}

/** A shift, or a part of one, as configurations write it: only the keys that change. */
export interface ShiftKeys extends Partial<ShiftFigures> {
  readonly start?: string;
  readonly end?: string;
  readonly spans?: readonly Span[];
}

/** Keys that change, and those that change on a day of the week. */
export interface WeeklyShiftKeys extends ShiftKeys {
  readonly weekdays?: Readonly<Partial<Record<Weekday, ShiftKeys>>>;
}

/** Keys that change from a date to a date, both inclusive. */
export interface Season {
  readonly from: string;
  readonly to: string;
  readonly shift: WeeklyShiftKeys;
}

/** The shift of a place or a person. */
export interface SeasonalShiftKeys extends WeeklyShiftKeys {
  readonly seasons?: readonly Season[];
}

/** R7b: what of a day is taken; absent: all of it. */
export type AbsencePart = "FIRST_HALF" | "SECOND_HALF" | Span;

/** Days a person is away, both dates inclusive. `kind` and `paid` change no figure. */
export interface Absence {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly part?: AbsencePart;
  readonly paid?: boolean;
}

/** A place with nothing left open. Dates are `YYYY-MM-DD`; `deviceFixedOffset` maps a reader to `+HH:MM`. */
export interface Place {
  readonly timeZone: string;
  readonly weekend: readonly Weekday[];
  readonly holidays: readonly string[];
  readonly extraWorkingDays: readonly string[];
  readonly duplicateWindowSeconds: number;
  readonly notBefore: string;
  readonly futureToleranceMinutes: number;
  readonly driftWarnSeconds: number;
  readonly driftCorrection: boolean;
  readonly deviceFixedOffset: Readonly<Record<string, string>>;
  readonly shift: SeasonalShiftKeys;
}

/** A place as a case writes it: the zone and what differs from the defaults. */
export type PlaceInput = Partial<Place> & Pick<Place, "timeZone">;

/** One row of a reader's log. `t` is reader time without a zone; `driftSeconds` is reader minus true clock. */
export interface PunchInput {
  readonly place: string;
  readonly device?: string;
  readonly t: string;
  readonly state?: number;
  readonly pin?: string;
  readonly driftSeconds?: number;
}

/** What day records and summaries have in common. `asOf` absent means long after. */
export interface HistoryInput {
  readonly title?: string;
  readonly why?: string;
  readonly pin: string;
  readonly homePlace?: string;
  readonly places: Readonly<Record<string, PlaceInput>>;
  readonly punches: readonly PunchInput[];
  readonly roster?: Readonly<Record<string, "OFF" | ShiftKeys>>;
  readonly absences?: readonly Absence[];
  readonly additionalHolidays?: readonly string[];
  readonly asOf?: string;
  readonly scopePlace?: string;
  /** The person's own shift over the place's. Not in the examples. */
  readonly shift?: SeasonalShiftKeys;
  /** First and last day of employment, both inclusive. Not in the examples. */
  readonly employed?: { readonly from?: string; readonly to?: string };
  /** The PINs that have an enrolled person; absent: every PIN has one. Not in the examples. */
  readonly enrolledPins?: readonly string[];
  /** Places whose log is not proved complete over the asked days; absent: none. Not in the examples. */
  readonly notProved?: readonly string[];
}

/** A question for one day. */
export interface DayInput extends HistoryInput {
  readonly date: string;
}

/** A question for a period, both ends inclusive. */
export interface SummaryInput extends HistoryInput {
  readonly from: string;
  readonly to: string;
}

/** The states of a day, R20 to R25. */
export type Status = "PENDING" | "HOLIDAY" | "WEEKEND" | "ON_LEAVE" | "UNKNOWN" | "ABSENT" | "INCOMPLETE" | "PRESENT";

/** Why R5 put a row aside. */
export type SetAsideReason = "REPEATED_READ" | "BAD_TIME" | "TOO_OLD" | "IN_FUTURE" | "UNKNOWN_PIN";

/**
 * The record of one day. `flags` are sorted; `setAside` holds one reason for each row put aside, sorted.
 * `completeness` is there only when a place is not proved complete.
 */
export interface DayRecord {
  readonly date: string;
  readonly status: Status;
  readonly flags: readonly string[];
  readonly checkIn: string | null;
  readonly checkOut: string | null;
  readonly presenceMinutes: number;
  readonly workedMinutes: number;
  readonly expectedMinutes: number;
  readonly lateMinutes: number;
  readonly earlyLeaveMinutes: number;
  readonly overtimeMinutes: number;
  readonly progressPct: number | null;
  readonly keptPunches: number;
  readonly droppedDuplicates: number;
  readonly setAside: readonly SetAsideReason[];
  readonly completeness?: "NOT_PROVED";
}

/** The sums of a period (R29). `unknownDays` is there only when a place is not proved complete. */
export interface Summary {
  readonly days: number;
  readonly workingDays: number;
  readonly presentDays: number;
  readonly absentDays: number;
  readonly incompleteDays: number;
  readonly holidayDays: number;
  readonly weekendDays: number;
  readonly pendingDays: number;
  readonly leaveDays: number;
  readonly partialLeaveDays: number;
  readonly lateDays: number;
  readonly earlyLeaveDays: number;
  readonly workedMinutes: number;
  readonly expectedMinutes: number;
  readonly overtimeMinutes: number;
  readonly offDayWorkedMinutes: number;
  readonly lateMinutes: number;
  readonly attendanceRatePct: number | null;
  readonly hoursProgressPct: number | null;
  readonly unknownDays?: number;
}
