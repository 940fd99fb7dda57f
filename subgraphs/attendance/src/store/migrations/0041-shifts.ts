import type { StoreMigration } from "./migration.ts";

/** Shifts, who works by which, the roster, and the shift that measured each record. */
export const SHIFTS: StoreMigration = {
  name: "0041-shifts",
  up: async ({ schema }, { text, integer }) => {
    await schema
      .createTable("shift")
      .addColumn("id", text, (column) => column.primaryKey())
      .addColumn("name", text, (column) => column.notNull())
      .addColumn("colour", text, (column) => column.notNull())
      .addColumn("letter", text, (column) => column.notNull())
      .execute();
    await schema
      .createTable("shift_version")
      .addColumn("shift_id", text, (column) => column.notNull())
      .addColumn("from_date", text, (column) => column.notNull())
      .addColumn("settings", text, (column) => column.notNull())
      .addPrimaryKeyConstraint("shift_version_key", ["shift_id", "from_date"])
      .execute();
    await schema
      .createTable("shift_assignment")
      .addColumn("target_kind", text, (column) => column.notNull())
      .addColumn("target_id", text, (column) => column.notNull())
      .addColumn("from_date", text, (column) => column.notNull())
      .addColumn("to_date", text)
      .addColumn("shift_id", text, (column) => column.notNull())
      .addPrimaryKeyConstraint("shift_assignment_key", ["target_kind", "target_id", "from_date"])
      .execute();
    await schema.createIndex("shift_assignment_shift").on("shift_assignment").columns(["shift_id"]).execute();
    await schema
      .createTable("roster_day")
      .addColumn("person_key", integer, (column) => column.notNull())
      .addColumn("date", text, (column) => column.notNull())
      .addColumn("shift_id", text, (column) => column.notNull())
      .addPrimaryKeyConstraint("roster_day_key", ["person_key", "date"])
      .execute();
    await schema.createIndex("roster_day_shift").on("roster_day").columns(["shift_id", "date"]).execute();
    await schema
      .alterTable("day_record")
      .addColumn("shift_id", text, (column) => column.notNull().defaultTo(""))
      .execute();
  },
};
