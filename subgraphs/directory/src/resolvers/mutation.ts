import { canSeePlace } from "@biometricflow/service/identity/viewer";
import { toAuditedChanges } from "@biometricflow/service/audit/change";
import { toPlaceValues } from "../domain/audited-values.ts";
import { DirectoryError } from "../domain/errors.ts";
import type { MutationResolvers, SessionPayload } from "../generated/resolvers.ts";
import type { SessionTokens } from "../sessions.ts";
import { noteChange } from "./audited.ts";

/** The mutations of the directory. */
export const Mutation: MutationResolvers = {
  signIn: async (_root, { input }, { actions, sender }) => toPayload(await actions.signIn({ ...input }, sender)),

  refreshSession: async (_root, { input }, { actions, sender }) =>
    toPayload(await actions.refresh({ ...input }, sender)),

  signOut: async (_root, { input }, { actions, sender }) => ({
    signedOut: await actions.signOut({ ...input }, sender),
  }),

  updatePlace: async (_root, { input: { id, ...changes } }, context, info) => {
    const { registry, viewer } = context;
    if (!canSeePlace(viewer, id)) throw new DirectoryError("FORBIDDEN", "The place is not one of yours", { place: id });
    const { before, after } = await registry.change(id, changes);
    noteChange(context, info, toAuditedChanges(toPlaceValues(before), toPlaceValues(after)));
    return { place: { ...after, urls: [...after.urls] } };
  },
};

function toPayload({ accessToken, expiresIn, refreshToken }: SessionTokens): SessionPayload {
  return { accessToken, tokenType: "Bearer", expiresIn, refreshToken };
}
