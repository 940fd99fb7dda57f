/** How far each place's change feed was taken in. */
interface FollowedFeedTable {
  place_id: string;
  /** Of the ledger that `seq` counts. */
  epoch: string;
  /** The last entry taken in; 0 before the first. */
  seq: number;
  /** The head of the feed when it was last asked. */
  head_seq: number;
  /** When the place last answered. */
  as_of_ms: number;
}

/** Tables of the follower. */
export interface FollowedFeedTables {
  followed_feed: FollowedFeedTable;
}
