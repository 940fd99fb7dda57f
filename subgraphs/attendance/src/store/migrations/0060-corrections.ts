import { sql } from "kysely";
import type { StoreMigration } from "./migration.ts";

/** Punches that people added or ignored, and how many of them a record follows from. */
export const CORRECTIONS: StoreMigration = {
  name: "0060-corrections",
  up: async ({ schema }, { text, integer, serial }) => {
    const table = schema.createTable("correction").addColumn("key", serial, (column) => column.primaryKey());
    const texts = ["kind", "state", "place_id", "pin", "local_time", "punch_id", "entered_by", "deeds"] as const;
    const numbers = ["is_request", "person_key", "at_ms", "state_code"] as const;
    const withTexts = texts.reduce((made, name) => made.addColumn(name, text, (column) => column.notNull()), table);
    await numbers
      .reduce((made, name) => made.addColumn(name, integer, (column) => column.notNull()), withTexts)
      .addColumn("group_key", integer)
      .execute();
    await schema.createIndex("correction_person").on("correction").columns(["person_key", "at_ms"]).execute();
    await schema.createIndex("correction_pin").on("correction").columns(["pin", "at_ms"]).execute();
    await schema
      .createIndex("correction_requested")
      .on("correction")
      .columns(["entered_by"])
      .where(sql.ref("state"), "=", sql.lit("REQUESTED"))
      .execute();
    await schema
      .alterTable("day_record")
      .addColumn("corrections", integer, (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
