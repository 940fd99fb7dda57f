import DataLoader from "dataloader";
import type { DayDetails, DayQuestion, ReadDetails } from "../domain/records/record-details.ts";

/** Details of one request's days; `undefined` where there is no record. */
export type DayLoader = DataLoader<DayQuestion, DayDetails | undefined, string>;

/** Days that are worked out at once: some ten milliseconds, and others have their turn. */
const DAYS_AT_ONCE = 100;

/** Creates the loader of one request: the reasons of a whole page are read together. */
export function createDayLoader(read: ReadDetails): DayLoader {
  return new DataLoader<DayQuestion, DayDetails | undefined, string>(read, {
    cacheKeyFn: ({ personKey, date, additionalHolidays = [] }) => `${personKey} ${date} ${additionalHolidays.join()}`,
    maxBatchSize: DAYS_AT_ONCE,
  });
}
