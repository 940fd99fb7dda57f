import type { StoreMigration } from "./migration.ts";

/** What was decided about whose PINs are, and what to put back when it is undone. */
export const PIN_DECISIONS: StoreMigration = {
  name: "0034-pin-decisions",
  up: async ({ schema }, { text, integer, serial }) => {
    await schema
      .createTable("pin_decision")
      .addColumn("seq", serial, (column) => column.primaryKey())
      .addColumn("pin", text, (column) => column.notNull())
      .addColumn("kind", text, (column) => column.notNull())
      .addColumn("names", text, (column) => column.notNull())
      .addColumn("deed", text, (column) => column.notNull())
      .addColumn("actor", text, (column) => column.notNull())
      .addColumn("at_ms", integer, (column) => column.notNull())
      .addColumn("undone_by", text)
      .addColumn("undone_ms", integer)
      .execute();
    await schema.createIndex("pin_decision_pin").on("pin_decision").columns(["pin"]).execute();
  },
};
