import { toSessionEnds } from "../domain/session.ts";
import type { SessionResolvers } from "../generated/resolvers.ts";

/** The fields of a session. */
export const Session: SessionResolvers = {
  accountId: ({ subject }) => subject,
  createdAt: ({ createdAtMs }) => toText(createdAtMs),
  lastUsedAt: ({ refreshedAtMs }) => toText(refreshedAtMs),
  address: ({ address }) => address ?? null,
  client: ({ client }) => client ?? null,
  isCurrent: ({ id }, _args, { viewer }) => id === viewer.sessionId,
  idleEndsAt: (session, _args, { sessions }) => toText(toSessionEnds(session, sessions.limits).idleAtMs),
  endsAt: (session, _args, { sessions }) => toText(toSessionEnds(session, sessions.limits).atMs),
};

function toText(ms: number): string {
  return new Date(ms).toISOString();
}
