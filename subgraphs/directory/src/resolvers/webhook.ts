import { createConnection } from "@biometricflow/subgraph/connection";
import { toDateTime } from "@biometricflow/subgraph/date-time";
import { parseAfter, parseFirst } from "@biometricflow/subgraph/list-arguments";
import { toShownOrigin } from "../domain/webhooks/receiver-url.ts";
import type { WebhookDeliveryResolvers, WebhookResolvers } from "../generated/resolvers.ts";

/** The fields of a webhook. */
export const Webhook: WebhookResolvers = {
  origin: ({ url }) => toShownOrigin(url),
  events: ({ events }) => [...events],
  places: ({ places }) => [...places],
  devices: ({ devices }) => [...devices],
  departments: ({ departments }) => [...departments],
  statuses: ({ statuses }) => [...statuses],
  createdAt: ({ createdAtMs }) => new Date(createdAtMs).toISOString(),
  deliveries: ({ id: webhookId }, { first, after }, { webhooks }) => {
    const cursorList = { field: "deliveries", order: "NEWEST", of: webhookId };
    const [createdAtMs, id] = parseAfter(after, { ...cursorList, keyType: "number" }) ?? [];
    const position = id === undefined ? {} : { after: { createdAtMs: Number(createdAtMs), id } };
    const { unavailable: _none, ...page } = createConnection({
      first: parseFirst(first),
      hasAfter: id !== undefined,
      list: (limit) => webhooks.listDeliveries(webhookId, { limit, ...position }),
      count: () => webhooks.countDeliveries(webhookId),
      cursorList,
      toCursorKeys: (delivery) => [delivery.createdAtMs, delivery.id],
    });
    return page;
  },
};

/** The fields of a delivery. */
export const WebhookDelivery: WebhookDeliveryResolvers = {
  createdAt: ({ createdAtMs }) => new Date(createdAtMs).toISOString(),
  lastAttemptAt: ({ attemptedAtMs }) => toDateTime(attemptedAtMs ?? undefined),
  nextAttemptAt: ({ nextAtMs }) => toDateTime(nextAtMs ?? undefined),
};
