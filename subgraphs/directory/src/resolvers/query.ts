import { isPageSize, PAGE_SIZE_RANGE } from "@biometricflow/schema/page-size";
import { badInput } from "../domain/errors.ts";
import type { QueryResolvers } from "../generated/resolvers.ts";

/** The queries of the directory. */
export const Query: QueryResolvers = {
  auditLog: async (_root, { first }, { audit }) => {
    const rows = await audit.listAudit(parseFirst(first));
    return rows.map(({ seq, at, actor, action, outcome }) => ({ id: String(seq), at, actor, action, outcome }));
  },
};

function parseFirst(first: number | null): number {
  if (isPageSize(first)) return first;
  throw badInput("first", PAGE_SIZE_RANGE);
}
