import { type Kysely, sql } from "kysely";
import { toAccountSubject } from "../../domain/people/account.ts";
import type { StoreMigration } from "./migration.ts";

/** One account is one person; a department may say who manages it. */
export const ACCOUNTS: StoreMigration = {
  name: "0032-accounts",
  up: async (db, { text }) => {
    await db.schema
      .alterTable("department")
      .addColumn("manager_id", text, (column) => column.notNull().defaultTo(""))
      .execute();
    await nameSubjects(db.withTables<OldTables>());
    await db.schema
      .createIndex("person_account")
      .unique()
      .on("person")
      .columns(["account"])
      .where(sql.ref("account"), "<>", "")
      .execute();
    await db.schema.createIndex("person_manager").on("person").columns(["manager_id"]).execute();
  },
};

/** What the step reads. */
type OldTables = { person: { key: number; account: string } };

/** Accounts were kept as a sheet wrote them. Who said one that somebody before has keeps it in the change log alone. */
async function nameSubjects(db: Kysely<OldTables>): Promise<void> {
  const rows = await db
    .selectFrom("person")
    .select(["key", "account"])
    .where("account", "<>", "")
    .orderBy("key")
    .execute();
  const taken = new Set<string>();
  for (const { key, account } of rows) {
    const subject = toAccountSubject(account) ?? "";
    const isFree = !taken.has(subject);
    taken.add(subject);
    await db
      .updateTable("person")
      .set({ account: isFree ? subject : "" })
      .where("key", "=", key)
      .execute();
  }
}
