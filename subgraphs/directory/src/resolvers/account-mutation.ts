import type { GraphQLResolveInfo } from "graphql";
import type { DirectoryContext } from "../context.ts";
import { toAccountSubject } from "../domain/principal.ts";
import type { MutationResolvers } from "../generated/resolvers.ts";

type AccountFields = "createAccount" | "updateAccount" | "resetPassword" | "changePassword" | "beginViewAs";

const MAX_AUDITED_CHARS = 80;

/** The mutations of accounts. */
export const AccountMutation: Pick<MutationResolvers, AccountFields> = {
  createAccount: async (_root, { input }, context, info) => {
    noteAudited(context, info, toAccountSubject(input.username));
    const { account, link } = await context.administration.create({ ...input }, context.viewer.subject);
    return { account, passwordLink: link };
  },

  updateAccount: async (_root, { input: { id, ...input } }, context, info) => {
    noteAudited(context, info, id);
    return { account: await context.administration.update(id, input, context.viewer.subject) };
  },

  resetPassword: async (_root, { input: { id } }, context, info) => {
    noteAudited(context, info, id);
    const { account, link } = await context.administration.reset(id, context.viewer.subject);
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

/** A client's text: cut, and without hidden characters. */
export function noteAudited(
  { audited }: Pick<DirectoryContext, "audited">,
  { path }: Pick<GraphQLResolveInfo, "path">,
  account: string,
): void {
  const text = account.replaceAll(/\p{C}/gu, "\uFFFD");
  audited.set(String(path.key), text.length > MAX_AUDITED_CHARS ? `${text.slice(0, MAX_AUDITED_CHARS)}\u2026` : text);
}
