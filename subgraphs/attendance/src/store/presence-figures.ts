import type { Kysely } from "kysely";
import { addDays, toUtcDate } from "../domain/dates.ts";
import type { PresenceFigures } from "../domain/feed/place-figures.ts";
import { toPlaceDoubts } from "../domain/presence/place-doubt.ts";
import { addToTallies, NOBODY_COUNTED, type PlaceTally, toPlaceGaps } from "../domain/presence/place-presence.ts";
import type { Database, Tables } from "./database.ts";
import { createFollowedFeeds } from "./followed-feeds.ts";
import { createPresenceReader } from "./presence-reader.ts";
import { listReaderProofs } from "./reader-proof-row.ts";

/** So many days before the date in UTC a day may be of which it is told that a punch is missing. */
const DAYS_BACK = 31;

/** Where everybody stands in the day under way, by place, with what is not known of it. */
export async function countPresence(read: Database["read"], nowMs: number): Promise<PresenceFigures> {
  const today = toUtcDate(nowMs);
  // before the people: what is worked out between is not known of the rows that were read
  const marked = await readMarked(read, today);
  const feeds = await createFollowedFeeds({ read }).list();
  const readers = await listReaderProofs(read);
  const facts = { feeds, readers, nowMs };
  const placeIds = new Set([...feeds, ...readers].map(({ placeId }) => placeId));
  const homes = await read.selectFrom("presence").select("place_id").distinct().execute();
  for (const { place_id } of homes) placeIds.add(place_id);
  const terms = { nowMs, doubts: toPlaceDoubts([...placeIds], facts), marked };
  let tallies: ReadonlyMap<string, PlaceTally> = new Map(feeds.map(({ placeId }) => [placeId, NOBODY_COUNTED]));
  for await (const people of createPresenceReader({ read }).read({ nowMs }))
    tallies = addToTallies(tallies, people, terms);
  const gaps = toPlaceGaps(
    [...tallies].flatMap(([placeId, { enrolledAt }]) => [placeId, ...enrolledAt]),
    facts,
  );
  // what has a greater number may come before the rows are read: whoever asks next is told it
  const { seq: feedSeq } = await read.selectFrom("feed_head").select("seq").executeTakeFirstOrThrow();
  const missing = Map.groupBy(await countMissingPunches(read, { today, feedSeq }), (row) => row.place_id);
  return {
    ...{ atMs: nowMs, isWorkedOut: marked.size === 0, feedSeq, gaps },
    places: [...tallies]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([placeId, { days, enrolledAt }]) => ({
        placeId,
        days: [...days].map(([date, counts]) => ({ date, ...counts })),
        missingPunches: (missing.get(placeId) ?? []).map(({ seq, people }) => ({ seq, people })),
        gaps: gaps.flatMap((gap) => (gap.placeId === placeId || enrolledAt.has(gap.placeId) ? [gap.placeId] : [])),
      })),
  };
}

/** People by the last number at which it was found that a punch of theirs is missing: each once at a place. */
async function countMissingPunches(
  read: Kysely<Tables>,
  { today, feedSeq }: { readonly today: string; readonly feedSeq: number },
) {
  const found = read
    .selectFrom("day_record")
    .select(({ fn }) => ["place_id", fn.max<number>("missing_seq").as("seq")])
    .where("missing_seq", ">", 0)
    .where("missing_seq", "<=", feedSeq)
    .where("date", ">=", addDays(today, -DAYS_BACK))
    .groupBy(["place_id", "person_key"]);
  return read
    .selectFrom(found.as("found"))
    .select(({ fn }) => ["place_id", "seq", fn.countAll<number>().as("people")])
    .groupBy(["place_id", "seq"])
    .orderBy("seq")
    .execute();
}

/** Keys of the people of whom records of these days wait to be worked out. */
async function readMarked(read: Kysely<Tables>, today: string): Promise<ReadonlySet<number>> {
  const marks = await read
    .selectFrom("dirty_mark")
    .select("person_key")
    .distinct()
    .where("from_date", "<=", addDays(today, 1))
    .where("to_date", ">=", addDays(today, -1))
    .execute();
  return new Set(marks.map(({ person_key }) => person_key));
}
