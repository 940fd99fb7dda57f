/** What a reader said when it was asked. */
export interface LiveAnswer {
  /** When it had answered. */
  readonly atMs: number;
  readonly roundTripMs: number;
  /** `undefined` for a date that no calendar has. */
  readonly localTime: string | undefined;
  readonly users: number;
  readonly punches: number;
  readonly capacity: number;
}

/** Port: readers that are asked while somebody waits. */
export interface LiveReads {
  /** @returns `undefined` where the reader did not answer in time, or nobody can ask it from here. Never rejects. */
  ask(readerId: string): Promise<LiveAnswer | undefined>;
}
