/** One row of a reader's log as it was read. `state` 0 and `driftSeconds` 0 where a reader gives none. */
export interface Reading {
  /** Identifies the row for explanations. */
  readonly id: string;
  readonly place: string;
  readonly device: string;
  readonly pin: string;
  /** `YYYY-MM-DDTHH:mm:ss`, the reader's wall clock. */
  readonly local: string;
  /** Key pressed: 0 to 5, other values flip (R11). */
  readonly state: number;
  /** Reader clock minus true clock, measured at the read (R4). */
  readonly driftSeconds: number;
}

/** A reading with its instant: after R1 to R4. */
export interface Punch extends Reading {
  readonly instantMs: number;
}

/** Why a reading may be in no record (R5). */
export const SET_ASIDE = ["REPEATED_READ", "BAD_TIME", "TOO_OLD", "IN_FUTURE", "UNKNOWN_PIN"] as const;

/** One of {@link SET_ASIDE}. */
export type SetAside = (typeof SET_ASIDE)[number];

/** A reading whose time no calendar has (BAD_TIME), or that repeats one. */
export interface UntimedReading extends Reading {
  readonly instantMs: undefined;
}

/** A reading that is in no record, with the reason. */
export interface SetAsideReading {
  readonly punch: Punch | UntimedReading;
  readonly reason: SetAside;
}

/** The same with an instant: it falls in a business day. */
export interface SetAsidePunch extends SetAsideReading {
  readonly punch: Punch;
}
