import { sql } from "kysely";
import type { StoreMigration } from "./migration.ts";

/** Whether somebody punched far outside of the shift of the day under way. Days that are open are worked out anew to fill it. */
export const OUT_OF_HOURS: StoreMigration = {
  name: "0086-out-of-hours",
  up: async (db, { integer }) => {
    await db.schema
      .alterTable("presence")
      .addColumn("is_out_of_hours", integer, (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`update day_record set next_change_ms = 1 where next_change_ms is not null`.execute(db);
  },
};
