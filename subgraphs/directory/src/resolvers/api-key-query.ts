import { createConnection } from "@biometricflow/subgraph/connection";
import { parseAfter, parseFirst } from "@biometricflow/subgraph/list-arguments";
import type { QueryResolvers } from "../generated/resolvers.ts";

/** The queries about API keys. */
export const ApiKeyQuery: Pick<QueryResolvers, "apiKeys"> = {
  apiKeys: (_root, { first, after }, { keys, viewer: { places } }) => {
    const selection = places === "*" ? {} : { within: places };
    const cursorList = { field: "apiKeys", order: "NAME_ASC", of: JSON.stringify(selection) };
    const [, subject] = parseAfter(after, { ...cursorList, keyType: "string" }) ?? [];
    const { unavailable: _none, ...page } = createConnection({
      first: parseFirst(first),
      hasAfter: subject !== undefined,
      list: (limit) => keys.list(selection, { limit, ...(subject === undefined ? {} : { after: subject }) }),
      count: () => keys.count(selection),
      cursorList,
      toCursorKeys: (key) => [key.subject, key.subject],
    });
    return page;
  },
};
