import type { ExportJob } from "../domain/exports/export-job.ts";
import type { ExportStore } from "../domain/exports/export-store.ts";
import { recordChange } from "./change-log.ts";
import type { Database } from "./database.ts";

/** Exports in a database. */
export function createExportStore({ read, write }: Database): ExportStore {
  return {
    add: (job) =>
      write(async (transaction) => {
        const { id, owner, createdMs, asked } = job;
        const row = { id, owner: owner.subject, created_ms: createdMs, job: JSON.stringify(job) };
        await transaction.tx.insertInto("export_job").values(row).execute();
        const change = { action: "startExport", subject: id, detail: toAsked(asked) };
        await recordChange(transaction, { actor: owner.subject, atMs: createdMs }, change);
      }),
    save: (job) =>
      write(async ({ tx }) => {
        await tx
          .updateTable("export_job")
          .set({ job: JSON.stringify(job) })
          .where("id", "=", job.id)
          .execute();
      }),
    find: async (id) => {
      const row = await read.selectFrom("export_job").select("job").where("id", "=", id).executeTakeFirst();
      return row && toJob(row.job);
    },
    listOf: async (subject, limit) => {
      const own = read.selectFrom("export_job").select("job").where("owner", "=", subject);
      const rows = await own.orderBy("created_ms", "desc").orderBy("id").limit(limit).execute();
      return rows.map(({ job }) => toJob(job));
    },
    listAll: async () => {
      const rows = await read.selectFrom("export_job").select("job").orderBy("created_ms").orderBy("id").execute();
      return rows.map(({ job }) => toJob(job));
    },
    remove: (ids) =>
      write(async ({ tx }) => {
        for (const id of ids) await tx.deleteFrom("export_job").where("id", "=", id).execute();
      }),
  };
}

/** As `add` and `save` wrote it. */
function toJob(json: string): ExportJob {
  return JSON.parse(json);
}

function toAsked(json: string): unknown {
  return JSON.parse(json);
}
