import type { StoreMigration } from "./migration.ts";

/** What is known of exports; their files lie beside the store. */
export const EXPORTS: StoreMigration = {
  name: "0070-exports",
  up: async ({ schema }, { text, integer }) => {
    await schema
      .createTable("export_job")
      .addColumn("id", text, (column) => column.primaryKey())
      .addColumn("owner", text, (column) => column.notNull())
      .addColumn("created_ms", integer, (column) => column.notNull())
      .addColumn("job", text, (column) => column.notNull())
      .execute();
    await schema.createIndex("export_job_owner").on("export_job").columns(["owner", "created_ms"]).execute();
  },
};
