import { DAY_FLAGS, type DayFlag } from "@biometricflow/rules/day-flags";
import type { DayRecord } from "@biometricflow/rules/day-record";

/** A day record as it is kept: the figures without their explanation, which is worked out when it is asked for. */
export interface DayRow extends Omit<DayRecord, "explanation" | "flags"> {
  readonly flags: readonly DayFlag[];
  /** The place whose rules measured the day. */
  readonly placeId: string;
  /**
   * The day is over, and every place where the person is enrolled was proved complete over it, or somebody decided about what is
   * lost: by leave for the whole day, or a correction.
   */
  readonly isFinal: boolean;
  /** The next instant at which the record may change by time alone; `undefined` when it is over. */
  readonly nextChangeMs: number | undefined;
}

/** A row of a record, as of an instant. */
export function toDayRow({ explanation, ...figures }: DayRecord, asOfMs: number): DayRow {
  const { businessDay, shift, place } = explanation;
  const nextChangeMs = [shift.endMs, businessDay.toMs].toSorted((a, b) => a - b).find((instant) => instant > asOfMs);
  return {
    ...figures,
    placeId: place,
    isFinal: nextChangeMs === undefined && figures.completeness === "PROVED",
    nextChangeMs,
  };
}

/** The bit of each flag in a kept record. A bit is never given to another flag. */
const FLAG_BITS: Readonly<Record<DayFlag, number>> = {
  LATE: 1 << 0,
  EARLY_LEAVE: 1 << 1,
  OVERTIME: 1 << 2,
  MISSING_IN: 1 << 3,
  MISSING_OUT: 1 << 4,
  SHORT_DAY: 1 << 5,
  WORKED_OFF_DAY: 1 << 6,
  MULTI_PLACE: 1 << 7,
  CLOCK_DRIFT: 1 << 8,
  EXTRA_IN: 1 << 9,
  EXTRA_OUT: 1 << 10,
  IN_PROGRESS: 1 << 11,
  WORKED_ON_LEAVE: 1 << 12,
  PARTIAL_LEAVE: 1 << 13,
};

/** Flags as the bits of one number. */
export function toFlagBits(flags: readonly DayFlag[]): number {
  return flags.reduce((bits, flag) => bits | FLAG_BITS[flag], 0);
}

/** The flags whose bits are set, in alphabetical order. */
export function fromFlagBits(bits: number): readonly DayFlag[] {
  return DAY_FLAGS.filter((flag) => (bits & FLAG_BITS[flag]) !== 0);
}
