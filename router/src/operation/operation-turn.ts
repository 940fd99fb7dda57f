/** The turn of one operation, so that nobody waits behind the many of another. */
export interface OperationTurn {
  /**
   * Waits until it may run; every rule let it pass.
   *
   * @param rows that its lists may hold together
   * @throws RATE_LIMITED when too much of the same subject waits
   */
  readonly begin: (rows: number) => Promise<void>;
  /** What `begin` was told; `undefined` before. */
  readonly rows: () => number | undefined;
  /** Its plan is there: what was never seen before may be planned for others. */
  readonly planned: () => void;
  /** Runs what plans a stream, in a turn of its own when its text was never seen before. */
  readonly plan: <T>(work: () => T) => Promise<T>;
  /** It is answered, refused, or nobody waits for it any more. May be called again. */
  readonly end: () => void;
}
