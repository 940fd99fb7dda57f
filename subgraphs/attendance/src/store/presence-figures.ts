import { type Kysely, sql, type SqlBool } from "kysely";
import { addDays, toUtcDate } from "../domain/dates.ts";
import type { PresenceFigures } from "../domain/feed/place-figures.ts";
import { toPlaceDoubts } from "../domain/presence/place-doubt.ts";
import { addToTallies, NOBODY_COUNTED, type PlaceTally, toPlaceGaps } from "../domain/presence/place-presence.ts";
import { toFlagBits } from "../domain/records/day-row.ts";
import type { Database, Tables } from "./database.ts";
import { createFollowedFeeds } from "./followed-feeds.ts";
import { createPresenceReader } from "./presence-reader.ts";
import { listReaderProofs } from "./reader-proof-row.ts";

const MISSING_PUNCH = toFlagBits(["MISSING_IN", "MISSING_OUT"]);
/** Before the date in UTC: whatever the zone, yesterday is among them. */
const DAYS_BACK = 2;

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
  const missing = await countMissingPunches(read, today);
  return {
    ...{ atMs: nowMs, isWorkedOut: marked.size === 0, gaps },
    places: [...tallies]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([placeId, { days, enrolledAt }]) => ({
        placeId,
        days: [...days].map(([date, counts]) => ({ date, ...counts })),
        missingPunches: missing.filter((row) => row.place_id === placeId).map(({ date, people }) => ({ date, people })),
        gaps: gaps.flatMap((gap) => (gap.placeId === placeId || enrolledAt.has(gap.placeId) ? [gap.placeId] : [])),
      })),
  };
}

async function countMissingPunches(read: Kysely<Tables>, today: string) {
  return read
    .selectFrom("day_record")
    .select(({ fn }) => ["place_id", "date", fn.count<number>("person_key").as("people")])
    .where("date", ">=", addDays(today, -DAYS_BACK))
    .where("date", "<=", addDays(today, 1))
    .where(sql<SqlBool>`(flags & ${sql.lit(MISSING_PUNCH)}) <> 0`)
    .groupBy(["place_id", "date"])
    .orderBy("date")
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
