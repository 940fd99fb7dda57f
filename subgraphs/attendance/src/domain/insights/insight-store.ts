import type { DateRange } from "../rules/stretches.ts";
import type { HabitDay } from "./insight.ts";
import type { ReaderPunch } from "./many-pins.ts";
import type { PlacedPunch } from "./travel.ts";

/** Port: what insights are found in. */
export interface InsightReader {
  /** The days with punches of some people, by their keys, in the order of dates. */
  readonly findDays: (
    personKeys: readonly number[],
    range: DateRange,
  ) => Promise<ReadonlyMap<number, readonly HabitDay[]>>;
  /** The punches of some people on dates of their readers, by their keys: with those people added, without those they ignored. */
  readonly findPunches: (
    personKeys: readonly number[],
    range: DateRange,
  ) => Promise<ReadonlyMap<number, readonly PlacedPunch[]>>;
  /** The punches at readers on a date that they showed, and in the minute before and after it. `undefined`: of every place. */
  readonly listReaderPunches: (
    date: string,
    placeIds: readonly string[] | undefined,
  ) => Promise<readonly ReaderPunch[]>;
}
