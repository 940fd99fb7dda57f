import { type Kysely, sql } from "kysely";
import type { ColumnTypes, StoreMigration } from "./migration.ts";

/** Day records, and what must be worked out anew. */
export const RECORDS: StoreMigration = {
  name: "0020-records",
  up: async (db, types) => {
    await createDayRecords(db, types);
    const { schema } = db;
    const { text, integer } = types;
    await schema
      .createTable("dirty_mark")
      .addColumn("token", types.serial, (column) => column.primaryKey())
      .addColumn("person_key", integer, (column) => column.notNull())
      .addColumn("from_date", text, (column) => column.notNull())
      .addColumn("to_date", text, (column) => column.notNull())
      .execute();
    await schema.createIndex("dirty_mark_person").on("dirty_mark").columns(["person_key"]).execute();
    await schema
      .createTable("record_fault")
      .addColumn("person_key", integer, (column) => column.primaryKey())
      .addColumn("message", text, (column) => column.notNull())
      .addColumn("since_ms", integer, (column) => column.notNull())
      .execute();
  },
};

const FIGURES = [
  "presence_minutes",
  "worked_minutes",
  "expected_minutes",
  "late_minutes",
  "early_leave_minutes",
  "overtime_minutes",
  "kept_punches",
  "dropped_duplicates",
  "is_proved",
  "is_final",
] as const;

/** Kept in the order of their dates: most questions are about a stretch of dates for many people. */
async function createDayRecords({ schema }: Kysely<unknown>, { kind, text, integer }: ColumnTypes): Promise<void> {
  const table = schema
    .createTable("day_record")
    .addColumn("date", text, (column) => column.notNull())
    .addColumn("person_key", integer, (column) => column.notNull())
    .addColumn("place_id", text, (column) => column.notNull())
    .addColumn("department_id", text, (column) => column.notNull())
    .addColumn("status", text, (column) => column.notNull())
    .addColumn("flags", integer, (column) => column.notNull())
    .addColumn("check_in_ms", integer)
    .addColumn("check_out_ms", integer)
    .addColumn("progress_tenths", integer)
    .addColumn("next_change_ms", integer)
    .addPrimaryKeyConstraint("day_record_key", ["date", "person_key"]);
  const whole = FIGURES.reduce((made, name) => made.addColumn(name, integer, (column) => column.notNull()), table);
  await (kind === "SQLITE" ? whole.modifyEnd(sql`without rowid`) : whole).execute();
  await schema.createIndex("day_record_person").on("day_record").columns(["person_key", "date"]).execute();
  await schema
    .createIndex("day_record_next_change")
    .on("day_record")
    .columns(["next_change_ms"])
    .where(sql.ref("next_change_ms"), "is not", null)
    .execute();
}
