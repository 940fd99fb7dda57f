import { toAccountChanges } from "../domain/account-changes.ts";
import { isActive } from "../domain/second-factor.ts";
import type { MutationResolvers, QueryResolvers, SecondFactorResolvers } from "../generated/resolvers.ts";
import { noteAudited, noteChange } from "./audited.ts";

type FactorFields =
  | "beginSecondFactor"
  | "confirmSecondFactor"
  | "renewRecoveryCodes"
  | "removeSecondFactor"
  | "resetSecondFactor";

/** The fields of a second factor. */
export const SecondFactor: SecondFactorResolvers = {
  isActive: ({ factor }) => isActive(factor),
  confirmedAt: ({ factor }) => (isActive(factor) ? new Date(factor.confirmedAtMs).toISOString() : null),
  recoveryCodesLeft: ({ factor }) => factor?.recoveryHashes.length ?? 0,
};

/** The queries about second factors. */
export const SecondFactorQuery: Pick<QueryResolvers, "secondFactor"> = {
  secondFactor: async (_root, _args, { accounts, viewer }) => ({
    factor: (await accounts.findPrincipal(viewer.subject))?.secondFactor,
  }),
};

/** The mutations of second factors. */
export const SecondFactorMutation: Pick<MutationResolvers, FactorFields> = {
  beginSecondFactor: async (_root, { input: { password } }, context, info) => {
    noteAudited(context, info, context.viewer.subject);
    return context.secondFactors.begin(context.viewer, password, context.sender);
  },

  confirmSecondFactor: async (_root, { input: { code } }, context, info) => {
    noteAudited(context, info, context.viewer.subject);
    return { recoveryCodes: [...(await context.secondFactors.confirm(context.viewer, code))] };
  },

  renewRecoveryCodes: async (_root, { input }, context, info) => {
    noteAudited(context, info, context.viewer.subject);
    return {
      recoveryCodes: [...(await context.secondFactors.renewRecoveryCodes(context.viewer, input, context.sender))],
    };
  },

  removeSecondFactor: async (_root, { input }, context, info) => {
    noteAudited(context, info, context.viewer.subject);
    await context.secondFactors.remove(context.viewer, input, context.sender);
    return { secondFactor: { factor: undefined } };
  },

  resetSecondFactor: async (_root, { input: { id } }, context, info) => {
    noteAudited(context, info, id);
    const { before, principal } = await context.secondFactors.reset(id, context.viewer.subject);
    noteChange(context, info, toAccountChanges(before, principal));
    return { account: principal };
  },
};
