import type { Kysely } from "kysely";
import { toPersonId } from "../../domain/people/identity.ts";
import type { StoreMigration } from "./migration.ts";

/** What the step reads. */
type OldTables = { person: { manager_id: string } };

/** Managers are people, by id; they were PINs. What was decided once for the whole store has a table. */
export const MANAGERS: StoreMigration = {
  name: "0033-managers",
  up: async (db, { text }) => {
    await nameManagers(db.withTables<OldTables>());
    await db.schema
      .createTable("store_setting")
      .addColumn("name", text, (column) => column.primaryKey())
      .addColumn("value", text, (column) => column.notNull())
      .execute();
  },
};

async function nameManagers(db: Kysely<OldTables>): Promise<void> {
  const rows = await db.selectFrom("person").select("manager_id").distinct().where("manager_id", "<>", "").execute();
  for (const { manager_id } of rows)
    await db
      .updateTable("person")
      .set({ manager_id: toPersonId(manager_id, undefined) })
      .where("manager_id", "=", manager_id)
      .execute();
}
