import type { StoreMigration } from "./migration.ts";

/** What was signed of locked periods: a signature is another one each time it is made, so each is kept. */
export const PERIOD_SEALS: StoreMigration = {
  name: "0064-period-seals",
  up: async ({ schema }, { text, integer }) => {
    const texts = ["header", "sha256", "key_id", "signature"] as const;
    const table = schema
      .createTable("period_seal")
      .addColumn("period_key", integer, (column) => column.primaryKey())
      .addColumn("sealed_ms", integer, (column) => column.notNull());
    await texts.reduce((made, name) => made.addColumn(name, text, (column) => column.notNull()), table).execute();
  },
};
