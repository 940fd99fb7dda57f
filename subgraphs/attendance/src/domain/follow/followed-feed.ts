/** How far the change feed of one place was taken in. */
export interface FollowedFeed {
  readonly placeId: string;
  /** Of the ledger that `seq` counts. */
  readonly epoch: string;
  /** The last entry taken in; 0 before the first. */
  readonly seq: number;
  /** The head of the feed when it was last asked. */
  readonly headSeq: number;
  /** When the place last answered; milliseconds since 1970. */
  readonly asOfMs: number;
}

/** Port: where the positions are kept. */
export interface FollowedFeeds {
  /** Of every place that was reached at least once, by id. */
  readonly list: () => Promise<readonly FollowedFeed[]>;
}
