import { toAuditedChanges } from "@biometricflow/service/audit/change";
import { toWebhookValues } from "../domain/audited-values.ts";
import { noteChange } from "./audited.ts";
import type { MutationResolvers, UpdateWebhookInput } from "../generated/resolvers.ts";
import type { WebhookRequest } from "../domain/webhooks/webhook.ts";

type WebhookFields = "createWebhook" | "updateWebhook" | "removeWebhook" | "testWebhook" | "resendDelivery";

/** The mutations of webhooks. */
export const WebhookMutation: Pick<MutationResolvers, WebhookFields> = {
  createWebhook: async (_root, { input }, context, info) => {
    const { format, devices, departments, statuses, ...rest } = input;
    const days = { departments: departments ?? [], statuses: statuses ?? [] };
    const request = { ...rest, format: format ?? "STANDARD", devices: devices ?? [], ...days };
    const created = await context.webhooks.create(request, context.viewer.subject);
    noteChange(context, info, toAuditedChanges(undefined, toWebhookValues(created.webhook)));
    return created;
  },

  updateWebhook: async (_root, { input: { id, ...changes } }, context, info) => {
    const { before, put } = await context.webhooks.update(id, toGiven(changes), context.viewer.subject);
    noteChange(context, info, toAuditedChanges(toWebhookValues(before), toWebhookValues(put)));
    return { webhook: put };
  },

  removeWebhook: async (_root, { input: { id } }, context, info) => {
    const { before, remove } = await context.webhooks.remove(id, context.viewer.subject);
    noteChange(context, info, toAuditedChanges(toWebhookValues(before), undefined));
    return { removedId: remove };
  },

  testWebhook: async (_root, { input: { id } }, { webhooks, viewer }) => ({
    delivery: await webhooks.test(id, viewer.subject),
  }),

  resendDelivery: async (_root, { input: { id } }, { webhooks, viewer }) => ({
    delivery: await webhooks.resend(id, viewer.subject),
  }),
};

/** What was given; null is nothing. */
function toGiven({ departments, statuses, ...changes }: Omit<UpdateWebhookInput, "id">) {
  const { name, url, format, events, places, devices, isEnabled } = changes;
  return {
    ...(name === null || name === undefined ? {} : { name }),
    ...(url === null || url === undefined ? {} : { url }),
    ...(format === null || format === undefined ? {} : { format }),
    ...(events === null || events === undefined ? {} : { events }),
    ...(places === null || places === undefined ? {} : { places }),
    ...(devices === null || devices === undefined ? {} : { devices }),
    ...(departments === null || departments === undefined ? {} : { departments }),
    ...(statuses === null || statuses === undefined ? {} : { statuses }),
    ...(isEnabled === null || isEnabled === undefined ? {} : { isEnabled }),
  } satisfies Partial<WebhookRequest>;
}
