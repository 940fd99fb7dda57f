import { sql } from "kysely";
import type { StoreMigration } from "./migration.ts";

/**
 * Whether somebody said which place measures a person, or it is the first that enrols the PIN. Of those who are known already the
 * log of changes tells it.
 */
export const SAID_HOMES: StoreMigration = {
  name: "0035-said-homes",
  up: async (db, { integer }) => {
    await db.schema
      .alterTable("person")
      .addColumn("is_home_said", integer, (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`update person set is_home_said = 1 where source <> 'ENROLMENT' and home_place_id <> '' and id in (
      select subject from change_log where action in ('importPeople', 'createPerson', 'editPerson')
        and detail like '%"homePlaceId"%')`.execute(db);
  },
};
