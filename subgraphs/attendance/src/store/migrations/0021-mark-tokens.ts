import { sql } from "kysely";
import type { StoreMigration } from "./migration.ts";

/** Marks are joined and cut, and each has a new token then: tokens are counted where every transaction sees the last one. */
export const MARK_TOKENS: StoreMigration = {
  name: "0021-mark-tokens",
  up: async (db, { integer }) => {
    await db.schema
      .createTable("mark_token")
      .addColumn("last", integer, (column) => column.notNull())
      .execute();
    await sql`insert into mark_token (last) select coalesce(max(token), 0) from dirty_mark`.execute(db);
  },
};
