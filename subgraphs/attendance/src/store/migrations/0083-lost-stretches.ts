import type { StoreMigration } from "./migration.ts";

/** Times of which readers' logs were lost, and the records of which nothing else is unknown. */
export const LOST_STRETCHES: StoreMigration = {
  name: "0083-lost-stretches",
  up: async ({ schema }, { text, integer }) => {
    await schema
      .createTable("lost_stretch")
      .addColumn("reader_id", text, (column) => column.notNull())
      .addColumn("from_ms", integer, (column) => column.notNull())
      .addColumn("place_id", text, (column) => column.notNull())
      .addColumn("closed_ms", integer)
      .addPrimaryKeyConstraint("lost_stretch_key", ["reader_id", "from_ms"])
      .execute();
    await schema
      .alterTable("day_record")
      .addColumn("is_lost", integer, (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
