import type { StoreMigration } from "./migration.ts";

/** What the places' feeds told: punches, readers, enrolments. */
export const LEDGER: StoreMigration = {
  name: "0010-ledger",
  up: async ({ schema }, { text, integer }) => {
    await schema
      .createTable("punch")
      .addColumn("digest", text, (column) => column.primaryKey())
      .addColumn("id", text, (column) => column.notNull())
      .addColumn("place_id", text, (column) => column.notNull())
      .addColumn("reader_id", text, (column) => column.notNull())
      .addColumn("pin", text, (column) => column.notNull())
      .addColumn("at_ms", integer)
      .addColumn("local_time", text, (column) => column.notNull())
      .addColumn("state_code", integer, (column) => column.notNull())
      .addColumn("verify_code", integer, (column) => column.notNull())
      .addColumn("channel", text, (column) => column.notNull())
      .addColumn("set_aside", text)
      .addColumn("copies", integer, (column) => column.notNull())
      .addColumn("received_ms", integer, (column) => column.notNull())
      .addColumn("drift_seconds", integer, (column) => column.notNull())
      .execute();
    await schema.createIndex("punch_pin_at").on("punch").columns(["pin", "at_ms"]).execute();
    await schema
      .createTable("reader")
      .addColumn("reader_id", text, (column) => column.primaryKey())
      .addColumn("place_id", text, (column) => column.notNull())
      .addColumn("since_ms", integer, (column) => column.notNull())
      .addColumn("ended_ms", integer)
      .addColumn("proved_until_ms", integer)
      .execute();
    await schema
      .createTable("enrolment")
      .addColumn("place_id", text, (column) => column.notNull())
      .addColumn("pin", text, (column) => column.notNull())
      .addColumn("name", text, (column) => column.notNull())
      .addColumn("name_key", text, (column) => column.notNull())
      .addColumn("since_ms", integer, (column) => column.notNull())
      .addColumn("ended_ms", integer)
      .addPrimaryKeyConstraint("enrolment_key", ["place_id", "pin"])
      .execute();
    await schema.createIndex("enrolment_pin").on("enrolment").columns(["pin"]).execute();
  },
};
