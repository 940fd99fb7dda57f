import { toAccountChanges } from "../domain/account-changes.ts";
import { toKeySubject } from "../domain/principal.ts";
import type { MutationResolvers } from "../generated/resolvers.ts";
import { noteAudited, noteChange } from "./audited.ts";

/** The mutations of API keys. */
export const ApiKeyMutation: Pick<MutationResolvers, "createApiKey" | "revokeApiKey"> = {
  createApiKey: async (_root, { input }, context, info) => {
    noteAudited(context, info, toKeySubject(input.name));
    const { apiKey, secret } = await context.keys.create(input, context.viewer.subject);
    noteChange(context, info, toAccountChanges(undefined, apiKey));
    return { apiKey, secret };
  },

  revokeApiKey: async (_root, { input: { id } }, context, info) => {
    noteAudited(context, info, id);
    const { before, principal } = await context.keys.revoke(id, context.viewer.subject);
    noteChange(context, info, toAccountChanges(before, principal));
    return { apiKey: principal };
  },
};
