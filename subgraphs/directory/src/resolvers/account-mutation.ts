import { toAccountChanges } from "../domain/account-changes.ts";
import { toAccountSubject } from "../domain/principal.ts";
import type { MutationResolvers } from "../generated/resolvers.ts";
import { noteAudited, noteChange } from "./audited.ts";

type AccountFields = "createAccount" | "updateAccount" | "resetPassword" | "changePassword" | "beginViewAs";

/** The mutations of accounts. */
export const AccountMutation: Pick<MutationResolvers, AccountFields> = {
  createAccount: async (_root, { input }, context, info) => {
    noteAudited(context, info, toAccountSubject(input.username));
    const { before, account, link } = await context.administration.create({ ...input }, context.viewer.subject);
    noteChange(context, info, toAccountChanges(before, account));
    return { account, passwordLink: link };
  },

  updateAccount: async (_root, { input: { id, ...input } }, context, info) => {
    noteAudited(context, info, id);
    const { before, principal } = await context.administration.update(id, input, context.viewer.subject);
    noteChange(context, info, toAccountChanges(before, principal));
    return { account: principal };
  },

  resetPassword: async (_root, { input: { id } }, context, info) => {
    noteAudited(context, info, id);
    const { before, account, link } = await context.administration.reset(id, context.viewer.subject);
    noteChange(context, info, toAccountChanges(before, account));
    return { account, passwordLink: link };
  },

  beginViewAs: async (_root, { input: { id } }, context, info) => {
    noteAudited(context, info, id);
    return context.viewAs(id, context.viewer);
  },

  changePassword: async (_root, { input }, context, info) => {
    const { viewer, sender } = context;
    noteAudited(context, info, viewer.subject);
    return { changedAt: new Date(await context.changePassword(viewer, { ...input }, sender)).toISOString() };
  },
};
