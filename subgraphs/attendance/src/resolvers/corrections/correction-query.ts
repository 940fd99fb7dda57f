import type { QueryResolvers } from "../../generated/resolvers.ts";
import { OutageQuery } from "./outage-fields.ts";
import { listCorrections } from "./correction-list.ts";

/** Questions about corrections. */
export const CorrectionQuery = {
  ...OutageQuery,

  corrections: (_root, args, context) => listCorrections(args, context, { field: "corrections", isRequest: undefined }),

  correctionRequests: (_root, args, context) =>
    listCorrections(args, context, { field: "correctionRequests", isRequest: true }),
} satisfies QueryResolvers;
