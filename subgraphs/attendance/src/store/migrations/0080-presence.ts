import { type Kysely, sql } from "kysely";
import type { StoreMigration } from "./migration.ts";

/** The business day that is under way, a row for each person. Days that are open are worked out anew to fill it. */
export const PRESENCE: StoreMigration = {
  name: "0080-presence",
  up: async (db, { text, integer }) => {
    await db.schema
      .createTable("presence")
      .addColumn("person_key", integer, (column) => column.primaryKey())
      .addColumn("date", text, (column) => column.notNull())
      .addColumn("place_id", text, (column) => column.notNull())
      .addColumn("status", text, (column) => column.notNull())
      .addColumn("is_late", integer, (column) => column.notNull())
      .addColumn("is_in", integer, (column) => column.notNull())
      .addColumn("first_ms", integer)
      .addColumn("since_ms", integer)
      .addColumn("last_ms", integer)
      .addColumn("last_place_id", text)
      .addColumn("last_reader_id", text)
      .addColumn("due_ms", integer)
      .addColumn("shift_end_ms", integer, (column) => column.notNull())
      .addColumn("day_end_ms", integer, (column) => column.notNull())
      .addColumn("enrolled_at", text, (column) => column.notNull())
      .execute();
    await markOpenDays(db);
  },
};

/** Their time has come: whatever marks what is due marks them. */
async function markOpenDays(db: Kysely<unknown>): Promise<void> {
  await sql`update day_record set next_change_ms = 1 where next_change_ms is not null`.execute(db);
}
