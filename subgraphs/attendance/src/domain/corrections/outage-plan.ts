import type { CorrectionDeed } from "./correction.ts";
import type { MissingPunch, Outage } from "./outage.ts";

/** What would be added for an outage. */
export interface OutagePlan {
  /** By date, then by name. */
  readonly punches: readonly MissingPunch[];
  /** People of the question who miss none. */
  readonly without: number;
  /** People whose records cannot be worked out: nobody knows what they miss. */
  readonly unknown: number;
}

/** Port: plans what an outage needs, and works it out again before it is written down. */
export interface OutagePlanner {
  readonly plan: (personKeys: readonly number[], outage: Outage) => Promise<OutagePlan>;
}

/** Punches to be added together, as one group. */
export interface CorrectionGroup {
  readonly outage: Outage;
  readonly punches: readonly MissingPunch[];
  readonly deed: CorrectionDeed;
}
