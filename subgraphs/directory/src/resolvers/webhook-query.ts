import { createConnection } from "@biometricflow/subgraph/connection";
import { parseAfter, parseFirst } from "@biometricflow/subgraph/list-arguments";
import type { QueryResolvers } from "../generated/resolvers.ts";

/** The queries about webhooks. */
export const WebhookQuery: Pick<QueryResolvers, "webhooks"> = {
  webhooks: (_root, { first, after }, { webhooks, viewer: { places } }) => {
    const selection = places === "*" ? {} : { within: places };
    const cursorList = { field: "webhooks", order: "ID_ASC", of: JSON.stringify(selection) };
    const [, id] = parseAfter(after, { ...cursorList, keyType: "string" }) ?? [];
    const { unavailable: _none, ...page } = createConnection({
      first: parseFirst(first),
      hasAfter: id !== undefined,
      list: (limit) => webhooks.list(selection, { limit, ...(id === undefined ? {} : { after: id }) }),
      count: () => webhooks.count(selection),
      cursorList,
      toCursorKeys: (webhook) => [webhook.id, webhook.id],
    });
    return page;
  },
};
