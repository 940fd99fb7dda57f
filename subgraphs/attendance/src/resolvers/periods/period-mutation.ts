import { codedError } from "@biometricflow/service/errors/error-codes";
import type { MutationResolvers } from "../../generated/resolvers.ts";
import { AcknowledgementMutation } from "./acknowledgement-graph.ts";
import { answerRefusal, checkScope, toDeed, toRange } from "./period-input.ts";

/** Changes of periods. */
export const PeriodMutation = {
  ...AcknowledgementMutation,

  lockPeriod: async (_root, { input }, context) => {
    const deed = toDeed(context, "LOCK", input.reason);
    const draft = { range: toRange(input.period, context), deed, waived: input.waive ?? [] };
    const outcome = await context.periods.lock(draft);
    if (outcome.kind === "BLOCKED") return { period: null, blockers: [...outcome.blockers] };
    context.documents.begin(outcome.period); // while nothing has become of what was locked
    return { period: outcome.period, blockers: [] };
  },

  unlockPeriod: async (_root, { input }, context) => {
    const deed = toDeed(context, "UNLOCK", input.reason);
    const period = await context.periods.find(input.id);
    if (period === undefined) throw codedError("NOT_FOUND", "There is no such period", { argument: "input.id" });
    checkScope(period.scope, context);
    return { period: await answerRefusal(() => context.periods.unlock(input.id, deed)) };
  },
} satisfies MutationResolvers;
