import type { QueryResolvers } from "../../generated/resolvers.ts";
import { exportAbsences, listAbsences } from "./absence-list.ts";

/** The queries of absences. */
export const AbsenceQuery = {
  absences: (_root, args, context) => listAbsences(args, context),
  absencesCsv: (_root, args, context) => exportAbsences(args, context),
  absenceKinds: async (_root, _args, { absenceReader }) => [...(await absenceReader.listKinds())],
} satisfies QueryResolvers;
