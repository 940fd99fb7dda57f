import { type Kysely, sql, type SqlBool } from "kysely";
import { addDays, toUtcDate } from "../domain/dates.ts";
import type { ReadFigures } from "../domain/feed/place-figures.ts";
import { toFlagBits } from "../domain/records/day-row.ts";
import { isClaimOf } from "./conditions.ts";
import type { Database, Tables } from "./database.ts";
import { isClaimedOn } from "./enrolment-findings.ts";
import { countPresence } from "./presence-figures.ts";

const DAY_MS = 86_400_000;

/** Punches on a day on which nothing is expected. */
const ON_DAY_OFF = toFlagBits(["WORKED_OFF_DAY", "WORKED_ON_LEAVE"]);

/** Counts in a database. */
export function createFigureReader({ read }: Pick<Database, "read">): ReadFigures {
  return async ({ nowMs, withPresence }) => {
    const today = toUtcDate(nowMs);
    const leavers = await countLeavers(read, today);
    const onDayOff = await countOnDayOff(read, today);
    const outOfHours = await countOutOfHours(read, nowMs);
    const placeIds = [...new Set([...leavers.keys(), ...onDayOff.keys(), ...outOfHours.keys()])].toSorted();
    const places = placeIds.map((placeId) => ({
      placeId,
      leaversEnrolled: leavers.get(placeId) ?? 0,
      punchedOnDayOff: onDayOff.get(placeId) ?? 0,
      punchedOutOfHours: outOfHours.get(placeId) ?? 0,
    }));
    return withPresence ? { places, presence: await countPresence(read, nowMs) } : { places };
  };
}

async function countLeavers(read: Kysely<Tables>, today: string): Promise<ReadonlyMap<string, number>> {
  const rows = await read
    .selectFrom("person")
    .innerJoin("pin_claim", "pin_claim.person_key", "person.key")
    .innerJoin("enrolment", "enrolment.pin", "pin_claim.pin")
    .select(({ fn }) => ["enrolment.place_id", fn.count<number>("person.key").distinct().as("people")])
    .where("person.employed_to", "<", today)
    .where("enrolment.ended_ms", "is", null)
    .where(isClaimOf("enrolment"))
    .where(isClaimedOn(today))
    .groupBy("enrolment.place_id")
    .execute();
  return new Map(rows.map(({ place_id, people }) => [place_id, people]));
}

/**
 * Of days that are under way: they have a time at which they change. When it came they have none until they are worked out anew, which
 * may take a while where many are; they count on until then.
 */
async function countOnDayOff(read: Kysely<Tables>, today: string): Promise<ReadonlyMap<string, number>> {
  const rows = await read
    .selectFrom("day_record")
    .select(({ fn }) => ["place_id", fn.count<number>("person_key").distinct().as("people")])
    .where((where) =>
      where.or([
        where("next_change_ms", "is not", null),
        where.and([
          where("date", ">=", addDays(today, -1)),
          where("is_final", "=", 0),
          where.exists(
            where
              .selectFrom("dirty_mark")
              .select("token")
              .whereRef("dirty_mark.person_key", "=", "day_record.person_key")
              .whereRef("from_date", "<=", "day_record.date")
              .whereRef("to_date", ">=", "day_record.date"),
          ),
        ]),
      ]),
    )
    .where(sql<SqlBool>`(flags & ${sql.lit(ON_DAY_OFF)}) <> 0`)
    .groupBy("place_id")
    .execute();
  return new Map(rows.map(({ place_id, people }) => [place_id, people]));
}

/** Of days that are under way, and of those that are over until they are worked out anew; a row that nobody works out any more ages. */
async function countOutOfHours(read: Kysely<Tables>, nowMs: number): Promise<ReadonlyMap<string, number>> {
  const rows = await read
    .selectFrom("presence")
    .select(({ fn }) => ["place_id", fn.count<number>("person_key").as("people")])
    .where("is_out_of_hours", "=", 1)
    .where("day_end_ms", ">", nowMs - DAY_MS)
    .groupBy("place_id")
    .execute();
  return new Map(rows.map(({ place_id, people }) => [place_id, people]));
}
