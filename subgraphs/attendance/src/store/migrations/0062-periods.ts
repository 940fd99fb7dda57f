import { sql } from "kysely";
import type { StoreMigration } from "./migration.ts";

/** Locked periods, their people, and what would change in them. */
export const PERIODS: StoreMigration = {
  name: "0062-periods",
  up: async ({ schema }, { text, integer, serial }) => {
    const texts = ["from_date", "to_date", "scope_kind", "scope_ids", "state", "waived", "deeds"] as const;
    const period = schema.createTable("period").addColumn("key", serial, (column) => column.primaryKey());
    await texts
      .reduce((made, name) => made.addColumn(name, text, (column) => column.notNull()), period)
      .addColumn("row_count", integer, (column) => column.notNull())
      .execute();
    const people = ["person_id", "pin", "name"] as const;
    const periodPerson = schema
      .createTable("period_person")
      .addColumn("period_key", integer, (column) => column.notNull())
      .addColumn("person_key", integer, (column) => column.notNull())
      .addPrimaryKeyConstraint("period_person_key", ["period_key", "person_key"]);
    await people
      .reduce((made, name) => made.addColumn(name, text, (column) => column.notNull()), periodPerson)
      .execute();
    await schema
      .createTable("adjustment")
      .addColumn("key", serial, (column) => column.primaryKey())
      .addColumn("period_key", integer, (column) => column.notNull())
      .addColumn("person_key", integer, (column) => column.notNull())
      .addColumn("date", text, (column) => column.notNull())
      .addColumn("before", text)
      .addColumn("after", text)
      .addColumn("causes", text, (column) => column.notNull())
      .addColumn("at_ms", integer, (column) => column.notNull())
      .addColumn("carried_key", integer)
      .execute();
    await schema.createIndex("adjustment_person").on("adjustment").columns(["person_key", "date"]).execute();
    await schema
      .createIndex("adjustment_open")
      .unique()
      .on("adjustment")
      .columns(["person_key", "date"])
      .where(sql.ref("carried_key"), "is", null)
      .execute();
  },
};
