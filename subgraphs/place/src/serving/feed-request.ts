import { parseVectorCursor } from "@biometricflow/schema/vector-cursor";
import type { FeedHead } from "../domain/ledger.ts";

/** Entries in one answer. */
const MAX_LIMIT = 5_000;

/** What a follower asks for. */
export interface FeedRequest {
  readonly afterSeq: number;
  readonly limit: number;
}

/** A request that cannot be answered, with the code to say so. */
export type FeedRefusal = "BAD_CURSOR" | "CURSOR_RESET" | "BAD_USER_INPUT";

/**
 * Parses `after` (a vector cursor of which the entry of this place counts, or a sequence number; default 0) and `limit`
 * (1 to 5,000; default 5,000) against the head.
 */
export function parseFeedRequest(
  query: { readonly after?: string; readonly limit?: string },
  placeId: string,
  head: FeedHead,
): FeedRequest | FeedRefusal {
  const limit = query.limit === undefined ? MAX_LIMIT : Number(query.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) return "BAD_USER_INPUT";
  if (query.after === undefined) return { afterSeq: 0, limit };
  if (/^\d{1,15}$/.test(query.after))
    return Number(query.after) > head.seq ? "CURSOR_RESET" : { afterSeq: Number(query.after), limit };
  const vector = parseVectorCursor(query.after);
  if (vector === undefined) return "BAD_CURSOR";
  const position = vector.get(placeId) ?? { epoch: head.epoch, seq: 0 };
  if (position.epoch !== head.epoch || position.seq > head.seq) return "CURSOR_RESET";
  return { afterSeq: position.seq, limit };
}
