import { type Kysely, sql } from "kysely";
import type { StoreMigration } from "./migration.ts";

/** When people are away and why, with the first kinds of it. */
export const ABSENCES: StoreMigration = {
  name: "0050-absences",
  up: async (db, { text, integer }) => {
    const { schema } = db;
    const columns = ["name", "arabic_name", "colour", "letter"] as const;
    const kind = schema
      .createTable("absence_kind")
      .addColumn("id", text, (column) => column.primaryKey())
      .addColumn("paid", integer);
    await columns.reduce((made, name) => made.addColumn(name, text, (column) => column.notNull()), kind).execute();
    const texts = ["from_date", "to_date", "kind_id", "part", "note"] as const;
    const absence = schema
      .createTable("absence")
      .addColumn("id", text, (column) => column.primaryKey())
      .addColumn("person_key", integer, (column) => column.notNull());
    await texts.reduce((made, name) => made.addColumn(name, text, (column) => column.notNull()), absence).execute();
    const person = schema.createIndex("absence_person").on("absence").columns(["person_key", "from_date"]);
    await person.unique().execute();
    await schema.createIndex("absence_dates").on("absence").columns(["from_date", "to_date"]).execute();
    await addFirstKinds(db);
  },
};

/** Whether leave and sickness are paid is for the organisation to say; a mission is work. */
async function addFirstKinds(db: Kysely<unknown>): Promise<void> {
  await sql`insert into absence_kind (id, name, arabic_name, colour, letter, paid) values
    ('leave', 'Leave', 'إجازة', '#1f6feb', 'L', null),
    ('mission', 'Mission', 'مهمة عمل', '#8250df', 'M', 1),
    ('sick', 'Sick', 'إجازة مرضية', '#bc4c00', 'S', null)`.execute(db);
}
