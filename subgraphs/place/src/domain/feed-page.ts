import type { PunchFeedPage } from "./ledger.ts";

/**
 * A page of punches of the feed: one that is not full reaches the head, whatever else the feed holds up to there.
 *
 * @param headSeq of the same moment as the entries, or before it.
 */
export function toPunchFeedPage(entries: PunchFeedPage["entries"], limit: number, headSeq: number): PunchFeedPage {
  const isAtHead = entries.length < limit;
  return { entries, isAtHead, seenSeq: isAtHead ? headSeq : (entries.at(-1)?.seq ?? headSeq) };
}
