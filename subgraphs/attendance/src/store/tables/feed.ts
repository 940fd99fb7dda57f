/** The last change of one person's day; what the day is now stands in its record. */
interface FeedLineTable {
  person_key: number;
  date: string;
  seq: number;
  at_ms: number;
  place_id: string;
  /** Empty for none. */
  department_id: string;
}

/** Where the change feed begins and ends; one row. */
interface FeedHeadTable {
  /** Of this store; another one has another. */
  epoch: string;
  /** Of the last line. */
  seq: number;
  /** Lines up to this one are kept no more. */
  floor_seq: number;
}

/** Tables of the change feed. */
export interface FeedTables {
  feed_line: FeedLineTable;
  feed_head: FeedHeadTable;
}
