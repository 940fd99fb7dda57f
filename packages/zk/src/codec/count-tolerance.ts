/** Rows by which a reader's count may differ from its data set: it counts blank slots, and is of another moment. */
const MIN_TOLERANCE = 2;
const TOLERANCE_SHARE = 0.05;

/** Whether so many records can be meant by a reported count. */
export function isNearCount(records: number, reportedCount: number): boolean {
  return Math.abs(records - reportedCount) <= Math.max(MIN_TOLERANCE, reportedCount * TOLERANCE_SHARE);
}
