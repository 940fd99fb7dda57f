import type { StoreMigration } from "./migration.ts";

/** Departments, who belongs to one since when, and who changed what. */
export const DEPARTMENTS: StoreMigration = {
  name: "0031-departments",
  up: async ({ schema }, { text, integer, serial }) => {
    await schema
      .createTable("department")
      .addColumn("id", text, (column) => column.primaryKey())
      .addColumn("name", text, (column) => column.notNull())
      .addColumn("name_key", text, (column) => column.notNull())
      .execute();
    await schema
      .createTable("department_stay")
      .addColumn("person_key", integer, (column) => column.notNull())
      .addColumn("from_date", text, (column) => column.notNull())
      .addColumn("department_id", text, (column) => column.notNull())
      .addPrimaryKeyConstraint("department_stay_key", ["person_key", "from_date"])
      .execute();
    await schema
      .createTable("change_log")
      .addColumn("seq", serial, (column) => column.primaryKey())
      .addColumn("at_ms", integer, (column) => column.notNull())
      .addColumn("actor", text, (column) => column.notNull())
      .addColumn("action", text, (column) => column.notNull())
      .addColumn("subject", text, (column) => column.notNull())
      .addColumn("detail", text, (column) => column.notNull())
      .execute();
    await schema.createIndex("change_log_subject").on("change_log").columns(["subject"]).execute();
  },
};
