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
  const isServed = readers.some((reader) => isServing(reader, nowMs));
  return isServed && listUnproved(readers, nowMs).length === 0 ? undefined : "READER_NOT_PROVED";
}

/** A reader that may hold punches of today, and since when. */
export interface UnprovedReader {
  readonly readerId: string;
  /** `undefined`: nothing of it was ever proved. */
  readonly sinceMs: number | undefined;
}

/** The readers of a place of which nobody knows everything that they recorded lately. */
export function listUnproved(readers: readonly ReaderProof[], nowMs: number): readonly UnprovedReader[] {
  return readers.flatMap((reader) => {
    const { readerId, provedUntilMs, lost, missing } = reader;
    const serving = isServing(reader, nowMs);
    if (serving && nowMs - (provedUntilMs ?? 0) > UNPROVED_MS) return [{ readerId, sinceMs: provedUntilMs }];
    const gone = lost.find(({ closedMs }) => (closedMs ?? nowMs) > nowMs - DAY_MS);
    if (gone !== undefined) return [{ readerId, sinceMs: gone.fromMs }];
    const isMissing = serving && missing !== undefined && missing.toMs > nowMs - DAY_MS;
    return isMissing ? [{ readerId, sinceMs: missing.fromMs }] : [];
  });
}

function isServing({ endedMs }: ReaderProof, nowMs: number): boolean {
  return endedMs === undefined || endedMs > nowMs;
}
