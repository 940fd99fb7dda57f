import type { StoreMigration } from "./migration.ts";

/** Of what of a reader was proved, the time of which rows turned out to be missing since; null where there is none. */
export const MISSING_ROWS: StoreMigration = {
  name: "0084-missing-rows",
  up: async ({ schema }, { integer }) => {
    for (const column of ["missing_from_ms", "missing_to_ms"])
      await schema.alterTable("reader").addColumn(column, integer).execute();
  },
};
