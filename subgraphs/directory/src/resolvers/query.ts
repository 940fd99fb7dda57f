import { isPageSize, PAGE_SIZE_RANGE } from "@biometricflow/schema/page-size";
import { badInput } from "../domain/errors.ts";
import type { QueryResolvers } from "../generated/resolvers.ts";

/** The queries of the directory. */
export const Query: QueryResolvers = {
  auditLog: async (_root, { first, after }, { audit }) => {
    const rows = await audit.list(parseFirst(first), after ?? undefined);
    return rows.map(({ id, at, actor, action, outcome, account, address, count, targets }) => ({
      ...{ id, at, actor, action, outcome },
      account: account || null,
      address: address || null,
      count: count ?? 1,
      targets: [...(targets ?? [])],
    }));
  },
};

function parseFirst(first: number | null): number {
  if (isPageSize(first)) return first;
  throw badInput("first", PAGE_SIZE_RANGE);
}
