import type { LimitReader } from "../domain/limits/limit-store.ts";
import { isOneOf } from "./conditions.ts";
import type { Database } from "./database.ts";

/** What limits are judged by, in a database: days with presence alone. */
export function createLimitReader({ read }: Database): LimitReader {
  return {
    findDays: async (personKeys, { from, to }) => {
      const rows = await read
        .selectFrom("day_record")
        .innerJoin("person", "person.key", "day_record.person_key")
        .select(["person_key", "date", "place_id", "day_record.department_id", "person.id as person_id"])
        .select(["worked_minutes", "presence_minutes", "check_in_ms", "check_out_ms"])
        .where(isOneOf("person_key", personKeys))
        .where("date", ">=", from)
        .where("date", "<=", to)
        .where("kept_punches", ">", 0)
        .orderBy("date")
        .execute();
      const days = rows.map((row) => ({
        personKey: row.person_key,
        date: row.date,
        personId: row.person_id,
        departmentId: row.department_id || undefined,
        placeId: row.place_id,
        workedMinutes: row.worked_minutes,
        presenceMinutes: row.presence_minutes,
        checkInMs: row.check_in_ms ?? undefined,
        checkOutMs: row.check_out_ms ?? undefined,
      }));
      return Map.groupBy(days, ({ personKey }) => personKey);
    },
  };
}
