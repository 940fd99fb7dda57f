import { sql } from "kysely";
import type { StoreMigration } from "./migration.ts";

/** When it was found of a record that a punch is missing, by the numbers of the feed. Of records that stand it is not known. */
export const MISSING_SEQ: StoreMigration = {
  name: "0024-missing-seq",
  up: async ({ schema }, { integer }) => {
    await schema.alterTable("day_record").addColumn("missing_seq", integer).execute();
    await schema
      .createIndex("day_record_missing")
      .on("day_record")
      .columns(["date"])
      .where(sql.ref("missing_seq"), "is not", null)
      .execute();
  },
};
