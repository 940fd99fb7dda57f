import { KINDS } from "../../domain/exports/kinds.ts";
import { toExportInput } from "./export-input.ts";
import { toCoded } from "./export-mutation.ts";
import type { QueryResolvers } from "../../generated/resolvers.ts";

/** The queries of exports. */
export const ExportQueries: Pick<QueryResolvers, "export" | "exports" | "exportPreview" | "exportColumns"> = {
  export: async (_root, { id }, { viewer, exports }) => {
    const job = await exports.find(id);
    return job?.owner.subject === viewer.subject ? job : null;
  },

  exports: async (_root, _args, { viewer, exports }) => [...(await exports.listOf(viewer.subject))],

  exportPreview: async (_root, { input }, { viewer, grant, exports, readScope }) => {
    try {
      const { people } = await readScope();
      const { columns, rows, rowsExpected } = await exports.preview(toExportInput(input), { viewer, grant, people });
      return { columns: [...columns], rows: rows.map((row) => [...row]), rowsExpected: rowsExpected ?? null };
    } catch (error) {
      throw toCoded(error);
    }
  },

  exportColumns: (_root, { kind, language }) =>
    KINDS[kind].columns.map(({ key, names, isUsual }) => ({ key, name: names[language ?? "EN"], isUsual })),
};
