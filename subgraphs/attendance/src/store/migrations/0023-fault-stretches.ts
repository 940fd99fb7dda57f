import type { StoreMigration } from "./migration.ts";

/** Which dates of somebody have no records for a fault, and when they were last tried. */
export const FAULT_STRETCHES: StoreMigration = {
  name: "0023-fault-stretches",
  up: async ({ schema }, { text, integer }) => {
    await schema
      .createTable("record_fault_stretch")
      .addColumn("person_key", integer, (column) => column.notNull())
      .addColumn("from_date", text, (column) => column.notNull())
      .addColumn("to_date", text, (column) => column.notNull())
      .addColumn("tried_ms", integer, (column) => column.notNull())
      .addPrimaryKeyConstraint("record_fault_stretch_key", ["person_key", "from_date"])
      .execute();
  },
};
