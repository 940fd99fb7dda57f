import type { StoreMigration } from "./migration.ts";

/** Rules of caps and limits, and decisions on overtime. */
export const OVERTIME: StoreMigration = {
  name: "0051-overtime",
  up: async ({ schema }, { text, integer }) => {
    await schema
      .createTable("work_rule")
      .addColumn("kind", text, (column) => column.notNull())
      .addColumn("scope_kind", text, (column) => column.notNull())
      .addColumn("scope_id", text, (column) => column.notNull())
      .addColumn("from_date", text, (column) => column.notNull())
      .addColumn("to_date", text, (column) => column.notNull())
      .addColumn("minutes", integer)
      .addColumn("source", text, (column) => column.notNull())
      .addPrimaryKeyConstraint("work_rule_key", ["kind", "scope_kind", "scope_id", "from_date", "to_date"])
      .execute();
    await schema
      .createTable("overtime_approval")
      .addColumn("person_key", integer, (column) => column.notNull())
      .addColumn("date", text, (column) => column.notNull())
      .addColumn("minutes", integer, (column) => column.notNull())
      .addColumn("reason", text, (column) => column.notNull())
      .addColumn("actor", text, (column) => column.notNull())
      .addColumn("at_ms", integer, (column) => column.notNull())
      .addPrimaryKeyConstraint("overtime_approval_key", ["person_key", "date"])
      .execute();
  },
};
