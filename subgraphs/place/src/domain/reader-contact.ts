/** What came and went between this process and one reader since `sinceMs`. */
export interface ReaderContact {
  readonly sinceMs: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Milliseconds for which people could not punch at most, at one time, because of us. */
  readonly longestLockMs: number;
}
