import { badInput } from "../domain/errors.ts";
import type { QueryResolvers } from "../generated/resolvers.ts";

const MAX_FIRST = 1000;

/** The queries of the directory. */
export const Query: QueryResolvers = {
  auditLog: async (_root, { first }, { audit }) => {
    const rows = await audit.listAudit(parseFirst(first));
    return rows.map(({ seq, at, actor, action, outcome }) => ({ id: String(seq), at, actor, action, outcome }));
  },
};

function parseFirst(first: number | null): number {
  if (first !== null && first >= 1 && first <= MAX_FIRST) return first;
  throw badInput("first", `first must be 1 to ${MAX_FIRST}`);
}
