/** How the punches of a day become pairs (R9 to R11). */
export type PairingMode = "FIRST_LAST" | "ALTERNATING" | "STATE";

/** A stretch of a shift: wall-clock times "HH:mm". */
export interface SpanRules {
  readonly start: string;
  readonly end: string;
}

/** A shift as configured (2.1). Wall-clock times "HH:mm"; an end not after the start is on the next date. */
export interface ShiftRules {
  /** Of the first span. */
  readonly start: string;
  /** Of the last span. */
  readonly end: string;
  /** One, or the two or three of a split shift; each time is the first such wall time after the one before it. */
  readonly spans: readonly SpanRules[];
  /** R15a: nobody is late and nobody leaves early. */
  readonly flexible: boolean;
  /** Unpaid time inside the shift. */
  readonly breakMinutes: number;
  /** Presence that owes no break yet. */
  readonly breakAfterMinutes: number;
  readonly graceInMinutes: number;
  readonly graceOutMinutes: number;
  /** Overtime below this is none. */
  readonly overtimeAfterMinutes: number;
  /** Worked time below this leaves the day incomplete. */
  readonly minPresentMinutes: number;
  /** How long before the start the business day may begin. */
  readonly dayLeadMinutes: number;
  /** How long after the end the business day may last. */
  readonly dayTailMinutes: number;
  readonly pairing: PairingMode;
}

/** The keys of a shift that one layer changes; `spans` never beside `start` or `end`. */
export type ShiftOverride = Partial<ShiftRules>;

/** The shift of 2.1 where nothing is configured. */
export const DEFAULT_SHIFT: ShiftRules = {
  start: "08:00",
  end: "17:00",
  spans: [{ start: "08:00", end: "17:00" }],
  flexible: false,
  breakMinutes: 60,
  breakAfterMinutes: 300,
  graceInMinutes: 15,
  graceOutMinutes: 30,
  overtimeAfterMinutes: 30,
  minPresentMinutes: 240,
  dayLeadMinutes: 240,
  dayTailMinutes: 720,
  pairing: "FIRST_LAST",
};

/** Minutes after midnight of "HH:mm", or `undefined` for another text. */
export function toMinuteOfDay(time: string): number | undefined {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : undefined;
}
