import { type Kysely, sql, type SqlBool } from "kysely";
import type { ReadFigures } from "../domain/feed/place-figures.ts";
import { toFlagBits } from "../domain/records/day-row.ts";
import { isClaimOf } from "./conditions.ts";
import type { Database, Tables } from "./database.ts";
import { isClaimedOn } from "./enrolment-findings.ts";

/** Punches on a day on which nothing is expected. */
const OUTSIDE = toFlagBits(["WORKED_OFF_DAY", "WORKED_ON_LEAVE"]);

/** Counts in a database. */
export function createFigureReader({ read }: Pick<Database, "read">): ReadFigures {
  return async (today) => {
    const leavers = await countLeavers(read, today);
    const outside = await countOutside(read);
    const places = [...new Set([...leavers.keys(), ...outside.keys()])].toSorted();
    return places.map((placeId) => ({
      placeId,
      leaversEnrolled: leavers.get(placeId) ?? 0,
      punchedOutside: outside.get(placeId) ?? 0,
    }));
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

/** Of days that are under way: they have a time at which they change. */
async function countOutside(read: Kysely<Tables>): Promise<ReadonlyMap<string, number>> {
  const rows = await read
    .selectFrom("day_record")
    .select(({ fn }) => ["place_id", fn.count<number>("person_key").distinct().as("people")])
    .where("next_change_ms", "is not", null)
    .where(sql<SqlBool>`(flags & ${sql.lit(OUTSIDE)}) <> 0`)
    .groupBy("place_id")
    .execute();
  return new Map(rows.map(({ place_id, people }) => [place_id, people]));
}
