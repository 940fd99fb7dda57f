import type { FeedPosition } from "../follow/follow-state.ts";
import type { DayFlag } from "@biometricflow/rules/day-flags";
import type { DayRow } from "../records/day-row.ts";

/** A day that changed, as it is now. */
export interface ChangedDay {
  readonly seq: number;
  /** When it changed. */
  readonly atMs: number;
  readonly personId: string;
  readonly placeId: string;
  readonly departmentId: string | undefined;
  readonly date: string;
  /** `undefined`: there is no record any more. */
  readonly record:
    | { readonly status: DayRow["status"]; readonly flags: readonly DayFlag[]; readonly isFinal: boolean }
    | undefined;
}

/** Where the feed ends, and where it begins. */
export interface KeptRange extends FeedPosition {
  /** Lines up to this one are kept no more. */
  readonly floorSeq: number;
}

/** Port: the days that changed, each once, in the order of their last changes. */
export interface AttendanceFeed {
  readonly readRange: () => Promise<KeptRange>;
  /** Those after a position, so many at most. */
  readonly listDays: (afterSeq: number, limit: number) => Promise<readonly ChangedDay[]>;
}
