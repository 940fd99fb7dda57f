import type { PeriodSums } from "./period-sums.ts";

/** What one place alone says of some people (R28). */
export interface PlaceSums {
  readonly people: number;
  /** People whose hours contradict the rules of the place; in no sum. */
  readonly faults: number;
  readonly sums: PeriodSums;
}

/** Port: works out what one place alone says of people who are enrolled there; both dates inclusive. */
export type SumPlace = (
  placeId: string,
  personKeys: readonly number[],
  range: { readonly from: string; readonly to: string },
) => Promise<PlaceSums>;
