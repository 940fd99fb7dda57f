import { codedError, isErrorCode } from "@biometricflow/service/errors/error-codes";
import { ExportInputError } from "../../domain/exports/export-words.ts";
import { ExportRefused } from "../../exports/export-desk.ts";
import { ExportFault } from "../../exports/export-fault.ts";
import type { MutationResolvers } from "../../generated/resolvers.ts";
import { parseLink, toExportInput } from "./export-input.ts";

/** The mutations of exports. */
export const ExportMutations: Pick<MutationResolvers, "startExport" | "cancelExport"> = {
  startExport: async (_root, { input }, { viewer, grant, exports, readScope }) => {
    try {
      const link = parseLink(input.link);
      const { people } = await readScope();
      return { export: await exports.start(toExportInput(input), { asker: { viewer, grant, people }, link }) };
    } catch (error) {
      throw toCoded(error);
    }
  },

  cancelExport: async (_root, { id }, { viewer, exports }) => {
    const job = await exports.find(id);
    if (job?.owner.subject !== viewer.subject) throw codedError("BAD_USER_INPUT", "There is no such export", ID);
    await exports.cancel(id);
    return { export: (await exports.find(id)) ?? null };
  },
};

const ID = { argument: "id" } as const;

/** What an asker is told of an export that does not begin. */
export function toCoded(error: unknown): unknown {
  if (error instanceof ExportInputError)
    return codedError("BAD_USER_INPUT", error.message, { argument: `input.${error.argument}` });
  if (error instanceof ExportFault && isErrorCode(error.code)) return codedError(error.code, error.message);
  return error instanceof ExportRefused ? codedError("RATE_LIMITED", error.message, {}) : error;
}
