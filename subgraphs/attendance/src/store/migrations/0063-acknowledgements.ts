import { sql } from "kysely";
import type { StoreMigration } from "./migration.ts";

/** What people said of their own records. */
export const ACKNOWLEDGEMENTS: StoreMigration = {
  name: "0063-acknowledgements",
  up: async ({ schema }, { text, integer, serial }) => {
    const numbers = ["person_key", "row_count", "at_ms"] as const;
    const texts = ["from_date", "to_date", "hash", "actor"] as const;
    const table = schema.createTable("acknowledgement").addColumn("key", serial, (column) => column.primaryKey());
    const withNumbers = numbers.reduce((made, name) => made.addColumn(name, integer, (c) => c.notNull()), table);
    await texts
      .reduce((made, name) => made.addColumn(name, text, (c) => c.notNull()), withNumbers)
      .addColumn("voided", text)
      .execute();
    await schema
      .createIndex("acknowledgement_valid")
      .on("acknowledgement")
      .columns(["person_key"])
      .where(sql.ref("voided"), "is", null)
      .execute();
  },
};
