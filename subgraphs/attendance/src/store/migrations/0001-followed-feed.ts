import type { StoreMigration } from "./migration.ts";

/** How far each feed was taken in. */
export const FOLLOWED_FEED: StoreMigration = {
  name: "0001-followed-feed",
  up: async ({ schema }, { text, integer }) => {
    await schema
      .createTable("followed_feed")
      .addColumn("place_id", text, (column) => column.primaryKey())
      .addColumn("epoch", text, (column) => column.notNull())
      .addColumn("seq", integer, (column) => column.notNull())
      .addColumn("head_seq", integer, (column) => column.notNull())
      .addColumn("as_of_ms", integer, (column) => column.notNull())
      .execute();
  },
};
