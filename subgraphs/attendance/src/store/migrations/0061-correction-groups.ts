import { sql } from "kysely";
import type { StoreMigration } from "./migration.ts";

/** Corrections that were made together. */
export const CORRECTION_GROUPS: StoreMigration = {
  name: "0061-correction-groups",
  up: async ({ schema }, { text, integer, serial }) => {
    const table = schema.createTable("correction_group").addColumn("key", serial, (column) => column.primaryKey());
    const numbers = ["from_ms", "to_ms", "at_ms"] as const;
    const texts = ["place_id", "actor", "reason"] as const;
    const withNumbers = numbers.reduce((made, name) => made.addColumn(name, integer, (c) => c.notNull()), table);
    await texts.reduce((made, name) => made.addColumn(name, text, (c) => c.notNull()), withNumbers).execute();
    await schema
      .createIndex("correction_group_rows")
      .on("correction")
      .columns(["group_key"])
      .where(sql.ref("group_key"), "is not", null)
      .execute();
  },
};
