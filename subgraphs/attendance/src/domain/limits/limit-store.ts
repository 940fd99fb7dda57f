import type { DateRange } from "../absences/absence.ts";
import type { LimitDay } from "./limit-hits.ts";

/** Port: what limits are judged by, from the records as they are kept. */
export interface LimitReader {
  /** The days of some people, by their keys, in the order of dates. */
  readonly findDays: (
    personKeys: readonly number[],
    range: DateRange,
  ) => Promise<ReadonlyMap<number, readonly LimitDay[]>>;
}
