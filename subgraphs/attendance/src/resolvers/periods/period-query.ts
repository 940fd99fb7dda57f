import type { QueryResolvers } from "../../generated/resolvers.ts";
import { AcknowledgementQuery } from "./acknowledgement-graph.ts";
import { readDocument } from "./period-document.ts";
import { toRange } from "./period-input.ts";
import { listAdjustments, listPeriods } from "./period-list.ts";

/** Questions about periods. */
export const PeriodQuery = {
  periods: (_root, args, context) => listPeriods(args, context),

  periodBlockers: async (_root, { input }, context) => {
    const { periods, now } = context;
    return [...(await periods.findBlockers(toRange(input, context), now()))];
  },

  periodDocument: (_root, args, context) => readDocument(args, context),

  ...AcknowledgementQuery,

  adjustments: (_root, args, context) => listAdjustments(args, context),
} satisfies QueryResolvers;
