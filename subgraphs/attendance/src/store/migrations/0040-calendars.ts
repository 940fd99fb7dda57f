import type { StoreMigration } from "./migration.ts";

/** What was said of the places' days. */
export const CALENDARS: StoreMigration = {
  name: "0040-calendars",
  up: async ({ schema }, { text }) => {
    await schema
      .createTable("place_calendar")
      .addColumn("place_id", text, (column) => column.primaryKey())
      .addColumn("calendar", text, (column) => column.notNull())
      .execute();
  },
};
