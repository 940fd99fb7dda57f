import type { PersonSelection } from "../people/people-store.ts";
import type { ViewerScope } from "../people/viewer-scope.ts";
import type { Adjustment } from "./adjustment.ts";
import type { Blocker, BlockerKind, Period, PeriodDeed, PeriodRange } from "./period.ts";

/** A period cannot be locked or unlocked as it is asked; the message says why and what would do. */
export class PeriodRefusedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "PeriodRefusedError";
  }
}

/** A lock that somebody asks for. */
export interface PeriodDraft {
  readonly range: PeriodRange;
  readonly deed: PeriodDeed;
  /** What may stand against it. */
  readonly waived: readonly BlockerKind[];
}

/** What came of it: nothing is locked where something stands against it. */
export type LockOutcome =
  | { readonly kind: "LOCKED"; readonly period: Period }
  | { readonly kind: "BLOCKED"; readonly blockers: readonly Blocker[] };

/** Which adjustments; `undefined` leaves open. */
export interface AdjustmentSelection {
  /** Of records of this period. */
  readonly periodId?: string | undefined;
  /** Carried into this period. */
  readonly carriedIntoId?: string | undefined;
  readonly isOpen?: boolean | undefined;
  readonly people: PersonSelection;
  /** Without those of records that are out of it. */
  readonly scope?: ViewerScope | undefined;
}

/** One page, the newest first. */
export interface NewestPage {
  readonly limit: number;
  /** The number of the row before the page. */
  readonly after: number | undefined;
}

/** Port: locked periods and what would change in them. */
export interface PeriodStore {
  readonly find: (id: string) => Promise<Period | undefined>;
  readonly list: (page: NewestPage) => Promise<readonly Period[]>;
  readonly count: () => Promise<number>;
  /** What stands against a lock now. */
  readonly findBlockers: (range: PeriodRange, nowMs: number) => Promise<readonly Blocker[]>;
  /** Locks it, unless something stands against it that is not waived: decided in the transaction of the lock. */
  readonly lock: (draft: PeriodDraft) => Promise<LockOutcome>;
  /** Its records follow from punches and rules again. @throws {PeriodRefusedError} */
  readonly unlock: (id: string, deed: PeriodDeed) => Promise<Period>;
  readonly listAdjustments: (selection: AdjustmentSelection, page: NewestPage) => Promise<readonly Adjustment[]>;
  readonly countAdjustments: (selection: AdjustmentSelection) => Promise<number>;
}
