import { sql } from "kysely";
import type { StoreMigration } from "./migration.ts";

/** Whom places erased and this store has forgotten, each by a keyed hash, and whose accounts these were. */
export const ERASURES: StoreMigration = {
  name: "0091-erasures",
  up: async (db, { kind, text, integer }) => {
    const forgotten = db.schema
      .createTable("erasure")
      .addColumn("place_id", text, (column) => column.notNull())
      .addColumn("hash", text, (column) => column.notNull())
      .addColumn("pseudonym", text, (column) => column.notNull())
      .addColumn("is_clean", integer, (column) => column.notNull())
      .addPrimaryKeyConstraint("erasure_key", ["place_id", "hash"]);
    const accounts = db.schema
      .createTable("erased_account")
      .addColumn("hash", text, (column) => column.notNull())
      .addColumn("secret", text, (column) => column.notNull())
      .addColumn("place_id", text, (column) => column.notNull())
      .addPrimaryKeyConstraint("erased_account_key", ["hash"]);
    for (const table of [forgotten, accounts])
      await (kind === "SQLITE" ? table.modifyEnd(sql`without rowid`) : table).execute();
  },
};
