import { type FeedPosition, parseVectorCursor } from "@biometricflow/schema/vector-cursor";

/** Entries in one answer. */
const MAX_LIMIT = 5_000;

/** Where a change feed ends, and where it begins. */
interface FeedRange extends FeedPosition {
  /** Entries up to this one are kept no more; 0 where nothing is ever taken away. */
  readonly floorSeq?: number;
}

/** What a follower asks for. */
export interface FeedRequest {
  readonly afterSeq: number;
  readonly limit: number;
}

/** A request that cannot be answered, with the code to say so. */
export type FeedRefusal = "BAD_CURSOR" | "CURSOR_RESET" | "BAD_USER_INPUT";

/** What is said of a refusal. */
export const FEED_REFUSALS: Readonly<Record<FeedRefusal, string>> = {
  BAD_CURSOR: "after is no position of a feed",
  CURSOR_RESET: "The position belongs to another ledger, or to what is kept no more: begin again without it",
  BAD_USER_INPUT: "limit is from 1 to 5000",
};

/**
 * Parses `after` (a vector cursor of which the entry of this source counts, or a sequence number; from the first entry that is
 * kept when omitted) and `limit` (1 to 5,000; default 5,000) against the feed as it is.
 */
export function parseFeedRequest(
  query: { readonly after?: string; readonly limit?: string },
  sourceId: string,
  { epoch, seq, floorSeq = 0 }: FeedRange,
): FeedRequest | FeedRefusal {
  const limit = query.limit === undefined ? MAX_LIMIT : Number(query.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) return "BAD_USER_INPUT";
  const isKept = (afterSeq: number) => floorSeq <= afterSeq && afterSeq <= seq;
  if (query.after === undefined) return { afterSeq: floorSeq, limit };
  if (/^\d{1,15}$/.test(query.after)) {
    const afterSeq = Number(query.after);
    return isKept(afterSeq) ? { afterSeq, limit } : "CURSOR_RESET";
  }
  const vector = parseVectorCursor(query.after);
  if (vector === undefined) return "BAD_CURSOR";
  const position = vector.get(sourceId) ?? { epoch, seq: floorSeq };
  return position.epoch === epoch && isKept(position.seq) ? { afterSeq: position.seq, limit } : "CURSOR_RESET";
}
