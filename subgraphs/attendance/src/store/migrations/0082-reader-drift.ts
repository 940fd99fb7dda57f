import type { StoreMigration } from "./migration.ts";

/** How wrong a reader's clock was when it was last asked; null where nobody asked. */
export const READER_DRIFT: StoreMigration = {
  name: "0082-reader-drift",
  up: async ({ schema }, { integer }) => {
    await schema.alterTable("reader").addColumn("drift_seconds", integer).execute();
  },
};
