import { createConnection } from "@biometricflow/subgraph/connection";
import { parseAfter, parseFirst } from "@biometricflow/subgraph/list-arguments";
import type { QueryResolvers } from "../generated/resolvers.ts";

/** The queries about sessions. */
export const SessionQuery: Pick<QueryResolvers, "sessions"> = {
  sessions: async (_root, { accountId, first, after }, { sessions, viewer }) => {
    const subject = accountId ?? viewer.subject;
    const selection = await sessions.select(subject, viewer);
    const cursorList = { field: "sessions", order: "NEWEST", of: subject };
    const [createdAtMs, id] = parseAfter(after, { ...cursorList, keyType: "number" }) ?? [];
    const position = id === undefined ? {} : { after: { createdAtMs: Number(createdAtMs), id } };
    const { unavailable: _none, ...page } = createConnection({
      first: parseFirst(first),
      hasAfter: id !== undefined,
      list: (limit) => sessions.list(selection, { limit, ...position }),
      count: () => sessions.count(selection),
      cursorList,
      toCursorKeys: (session) => [session.createdAtMs, session.id],
    });
    return page;
  },
};
