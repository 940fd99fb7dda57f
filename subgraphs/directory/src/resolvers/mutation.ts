import { canSeePlace } from "@biometricflow/service/identity/viewer";
import { DirectoryError } from "../domain/errors.ts";
import { parseCredentials } from "../domain/principal.ts";
import type { MutationResolvers, SessionPayload } from "../generated/resolvers.ts";
import type { SessionTokens } from "../sessions.ts";

/** The mutations of the directory. */
export const Mutation: MutationResolvers = {
  signIn: async (_root, { input }, context) => {
    const tokens = await context.sessions.signIn(parseCredentials({ ...input }), context.address);
    context.signedInAs = tokens.subject;
    return toPayload(tokens);
  },

  refreshSession: async (_root, { input }, context) => {
    const tokens = await context.sessions.refresh(input.refreshToken);
    context.signedInAs = tokens.subject;
    return toPayload(tokens);
  },

  signOut: async (_root, { input }, context) => ({ signedOut: await context.sessions.signOut(input.refreshToken) }),

  updatePlace: async (_root, { input: { id, ...changes } }, { registry, viewer }) => {
    if (!canSeePlace(viewer, id)) throw new DirectoryError("FORBIDDEN", "The place is not one of yours", { place: id });
    const place = await registry.change(id, changes);
    return { place: { ...place, urls: [...place.urls] } };
  },
};

function toPayload({ accessToken, expiresIn, refreshToken }: SessionTokens): SessionPayload {
  return { accessToken, tokenType: "Bearer", expiresIn, refreshToken };
}
