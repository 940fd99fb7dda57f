/** How much a data set may have, whatever a reader says. */
import { SET_PREFIX_BYTES } from "../codec/bulk.ts";

/** More than the largest readers have room for: 24 MB of the usual rows. */
export const MOST_LOG_ROWS = 600_000;
/** More than the largest readers have room for. */
export const MOST_USERS = 50_000;
/** Of one set in memory, if the settings say nothing else: 200,000 rows of 40 bytes fit. */
export const MOST_HELD_BYTES = 8 * 1024 * 1024;

/** Counts are off by blank slots and grow while they are read. */
const SLACK_RECORDS = 1_000;
const SLACK_SHARE = 0.05;

/** What decides how many records a reader may have. */
export interface RecordBounds {
  /** For how many the reader says that it has room; 0 or less when unknown. */
  readonly capacity: number;
  /** How many it says it has; 0 or less when unknown. */
  readonly reportedCount: number;
  /** More has no reader. */
  readonly most: number;
}

/**
 * How many records a data set can have. A capacity that no reader has says nothing; a count above the capacity is believed as
 * far as any reader goes.
 */
export function toMostRecords({ capacity, reportedCount, most }: RecordBounds): number {
  const isKnown = capacity > 0 && capacity <= most;
  const told = Math.max(capacity, reportedCount);
  return isKnown ? Math.floor(Math.min(most, told + Math.max(SLACK_RECORDS, told * SLACK_SHARE))) : most;
}

/** The bytes of a whole data set of so many records, its length word included. */
export function toSetBytes(records: number, recordBytes: number): number {
  return SET_PREFIX_BYTES + records * recordBytes;
}
