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

/** Why a reading is in no record (R5). */
export type SetAside = "TOO_OLD" | "IN_FUTURE" | "REPEATED_READ" | "UNKNOWN_PIN";

/** A reading that is in no record, with the reason. */
export interface SetAsidePunch {
  readonly punch: Punch;
  readonly reason: SetAside;
}
