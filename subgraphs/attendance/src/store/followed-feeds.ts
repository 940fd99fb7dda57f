import type { FollowedFeeds } from "../domain/follow/followed-feed.ts";
import type { Database } from "./database.ts";

/** Positions in the followed feeds, in a database. */
export function createFollowedFeeds({ read }: Pick<Database, "read">): FollowedFeeds {
  return {
    list: async () => {
      const rows = await read.selectFrom("followed_feed").selectAll().orderBy("place_id").execute();
      return rows.map((row) => ({
        placeId: row.place_id,
        epoch: row.epoch,
        seq: row.seq,
        headSeq: row.head_seq,
        asOfMs: row.as_of_ms,
      }));
    },
  };
}
