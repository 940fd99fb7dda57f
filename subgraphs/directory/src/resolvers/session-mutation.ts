import { ROLES } from "@biometricflow/service/identity/role";
import type { MutationResolvers } from "../generated/resolvers.ts";
import { noteAudited } from "./audited.ts";

type SessionFields = "verifySession" | "endSession" | "signOutEverywhere";

/** The mutations of sessions. */
export const SessionMutation: Pick<MutationResolvers, SessionFields> = {
  verifySession: async (_root, { input: { token } }, context, info) => {
    const claims = await context.verifyToken(token);
    if (claims === undefined) return { isActive: false };
    noteAudited(context, info, claims.sub);
    return {
      isActive: true,
      accountId: claims.sub,
      sessionId: claims.sid,
      role: ROLES.find((role) => role === claims.role) ?? null,
      places: [...claims.places],
      expiresAt: new Date(claims.exp * 1000).toISOString(),
      viewedBy: claims.act?.sub ?? null,
    };
  },

  endSession: async (_root, { input: { id } }, context, info) => {
    const owner = await context.sessions.findOwner(id, context.viewer);
    if (owner !== undefined) noteAudited(context, info, owner);
    return { session: await context.sessions.end(id, context.viewer) };
  },

  signOutEverywhere: async (_root, { input: { accountId, isCurrentKept } }, context, info) => {
    const { sessions, viewer } = context;
    const subject = accountId ?? viewer.subject;
    noteAudited(context, info, subject);
    const ended = await sessions.endAll(subject, viewer, isCurrentKept === true);
    return { endedSessions: ended.length };
  },
};
