import type { AttendanceFeed } from "../domain/feed/attendance-feed.ts";
import { fromFlagBits } from "../domain/records/day-row.ts";
import type { Database } from "./database.ts";

/** The change feed in a database. Lines name people by key, so that whoever was renamed since is told by the id of now. */
export function createAttendanceFeed({ read }: Pick<Database, "read">): AttendanceFeed {
  return {
    readRange: async () => {
      const head = await read.selectFrom("feed_head").selectAll().executeTakeFirstOrThrow();
      return { epoch: head.epoch, seq: head.seq, floorSeq: head.floor_seq };
    },
    listDays: async (afterSeq, limit) => {
      const rows = await read
        .selectFrom("feed_line")
        .innerJoin("person", "person.key", "feed_line.person_key")
        .leftJoin("day_record", (join) =>
          join
            .onRef("day_record.date", "=", "feed_line.date")
            .onRef("day_record.person_key", "=", "feed_line.person_key"),
        )
        .select(["feed_line.seq", "feed_line.at_ms", "feed_line.date", "feed_line.place_id", "feed_line.department_id"])
        .select(["person.id", "day_record.status", "day_record.flags", "day_record.is_final"])
        .where("feed_line.seq", ">", afterSeq)
        .orderBy("feed_line.seq")
        .limit(limit)
        .execute();
      return rows.map(({ seq, at_ms, id, date, place_id, department_id, status, flags, is_final }) => ({
        ...{ seq, atMs: at_ms, personId: id, placeId: place_id, departmentId: department_id || undefined, date },
        record: status === null ? undefined : { status, flags: fromFlagBits(flags ?? 0), isFinal: is_final === 1 },
      }));
    },
  };
}
