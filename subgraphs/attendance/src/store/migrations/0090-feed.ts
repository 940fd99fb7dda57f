import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { StoreMigration } from "./migration.ts";

/** The change feed: of each day that changed the last change, and where the feed begins and ends. */
export const FEED: StoreMigration = {
  name: "0090-feed",
  up: async (db, { kind, text, integer }) => {
    const lines = db.schema
      .createTable("feed_line")
      .addColumn("person_key", integer, (column) => column.notNull())
      .addColumn("date", text, (column) => column.notNull())
      .addColumn("seq", integer, (column) => column.notNull())
      .addColumn("at_ms", integer, (column) => column.notNull())
      .addColumn("place_id", text, (column) => column.notNull())
      .addColumn("department_id", text, (column) => column.notNull())
      .addPrimaryKeyConstraint("feed_line_key", ["person_key", "date"]);
    await (kind === "SQLITE" ? lines.modifyEnd(sql`without rowid`) : lines).execute();
    await db.schema.createIndex("feed_line_seq").on("feed_line").columns(["seq"]).execute();
    await db.schema
      .createTable("feed_head")
      .addColumn("epoch", text, (column) => column.notNull())
      .addColumn("seq", integer, (column) => column.notNull())
      .addColumn("floor_seq", integer, (column) => column.notNull())
      .execute();
    const epoch = sql.lit(randomBytes(12).toString("base64url"));
    await sql`insert into feed_head (epoch, seq, floor_seq) values (${epoch}, 0, 0)`.execute(db);
  },
};
