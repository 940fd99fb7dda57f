import { isPageSize, PAGE_SIZE_RANGE } from "@biometricflow/schema/page-size";
import type { JsonValue } from "@biometricflow/service/audit/change";
import type { AuditFilter } from "../domain/directory-store.ts";
import { badInput } from "../domain/errors.ts";
import type { AuditFilter as AuditFilterInput, QueryResolvers } from "../generated/resolvers.ts";

/** The queries of the directory. */
export const Query: QueryResolvers = {
  auditLog: async (_root, { first, after, filter }, { audit, viewer }) => {
    const rows = await audit.list(parseFirst(first), after ?? undefined, dropNulls(filter ?? { isView: false }));
    return rows.map(({ id, at, actor, action, outcome, account, address, count, targets, changes }) => ({
      ...{ id, at, actor, action, outcome },
      account: account || null,
      address: address || null,
      count: count ?? 1,
      targets: [...(targets ?? [])],
      // entries have no place: what was changed may be of people of any
      changes: (viewer.places === "*" ? (changes ?? []) : []).map((it) => ({
        field: it.field,
        before: toText(it.before),
        after: toText(it.after),
      })),
    }));
  },
};

function toText(value: JsonValue): string | null {
  return value === null || typeof value === "string" ? value : JSON.stringify(value);
}

/** What is not said narrows nothing. */
function dropNulls({ actor, account, action, isView, isRefused, since, before }: AuditFilterInput): AuditFilter {
  const who = { actor: actor ?? undefined, account: account ?? undefined, action: action ?? undefined };
  return {
    ...who,
    isView: isView ?? undefined,
    isRefused: isRefused ?? undefined,
    since: since ?? undefined,
    before: before ?? undefined,
  };
}

function parseFirst(first: number | null): number {
  if (isPageSize(first)) return first;
  throw badInput("first", PAGE_SIZE_RANGE);
}
