import type { FollowedFeed } from "../follow/followed-feed.ts";
import type { ReaderProof } from "../records/reader-proof.ts";

/** Why nobody can say who did not come at a place. */
export type PlaceDoubt = "PLACE_SILENT" | "PLACE_BEHIND" | "READER_NOT_PROVED";

/** What doubts follow from. */
export interface DoubtFacts {
  readonly feeds: readonly FollowedFeed[];
  readonly readers: readonly ReaderProof[];
  readonly nowMs: number;
}

/** A place is asked twice a second, and that it had nothing new is written down each five seconds. */
const SILENT_MS = 60_000;
/** A reader is proved each 15 minutes: three proofs are missing. */
const UNPROVED_MS = 45 * 60_000;

/** Longer than a business day goes on, as a rule. */
const DAY_MS = 24 * 3_600_000;

/** The doubts about some places; a place of which everything is known has none. */
export function toPlaceDoubts(
  placeIds: readonly string[],
  { feeds, readers, nowMs }: DoubtFacts,
): ReadonlyMap<string, PlaceDoubt> {
  const feedOf = new Map(feeds.map((feed) => [feed.placeId, feed]));
  const readersOf = Map.groupBy(readers, ({ placeId }) => placeId);
  return new Map(
    placeIds.flatMap((id) => {
      const doubt = toFeedDoubt(feedOf.get(id), nowMs) ?? toReaderDoubt(readersOf.get(id) ?? [], nowMs);
      return doubt === undefined ? [] : [[id, doubt] as const];
    }),
  );
}

function toFeedDoubt(feed: FollowedFeed | undefined, nowMs: number): PlaceDoubt | undefined {
  if (feed === undefined || nowMs - feed.asOfMs > SILENT_MS) return "PLACE_SILENT";
  return feed.headSeq > feed.seq ? "PLACE_BEHIND" : undefined;
}

function toReaderDoubt(readers: readonly ReaderProof[], nowMs: number): PlaceDoubt | undefined {
  const serving = readers.filter(({ endedMs }) => endedMs === undefined || endedMs > nowMs);
  const isProved = serving.every(({ provedUntilMs }) => nowMs - (provedUntilMs ?? 0) <= UNPROVED_MS);
  const isLost = readers.some(({ lost }) => lost.some(({ closedMs }) => (closedMs ?? nowMs) > nowMs - DAY_MS));
  const isMissing = serving.some(({ missing }) => missing !== undefined && missing.toMs > nowMs - DAY_MS);
  return isProved && !isLost && !isMissing && serving.length > 0 ? undefined : "READER_NOT_PROVED";
}
