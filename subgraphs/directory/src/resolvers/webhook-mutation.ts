import type { MutationResolvers, UpdateWebhookInput } from "../generated/resolvers.ts";
import type { WebhookRequest } from "../domain/webhooks/webhook.ts";

type WebhookFields = "createWebhook" | "updateWebhook" | "removeWebhook" | "testWebhook" | "resendDelivery";

/** The mutations of webhooks. */
export const WebhookMutation: Pick<MutationResolvers, WebhookFields> = {
  createWebhook: async (_root, { input }, { webhooks, viewer }) => {
    const { format, devices, ...rest } = input;
    const request = { ...rest, format: format ?? "STANDARD", devices: devices ?? [] };
    return webhooks.create(request, viewer.subject);
  },

  updateWebhook: async (_root, { input: { id, ...changes } }, { webhooks, viewer }) => ({
    webhook: await webhooks.update(id, toGiven(changes), viewer.subject),
  }),

  removeWebhook: async (_root, { input: { id } }, { webhooks, viewer }) => ({
    removedId: await webhooks.remove(id, viewer.subject),
  }),

  testWebhook: async (_root, { input: { id } }, { webhooks, viewer }) => ({
    delivery: await webhooks.test(id, viewer.subject),
  }),

  resendDelivery: async (_root, { input: { id } }, { webhooks, viewer }) => ({
    delivery: await webhooks.resend(id, viewer.subject),
  }),
};

/** What was given; null is nothing. */
function toGiven({ name, url, format, events, places, devices, isEnabled }: Omit<UpdateWebhookInput, "id">) {
  return {
    ...(name === null || name === undefined ? {} : { name }),
    ...(url === null || url === undefined ? {} : { url }),
    ...(format === null || format === undefined ? {} : { format }),
    ...(events === null || events === undefined ? {} : { events }),
    ...(places === null || places === undefined ? {} : { places }),
    ...(devices === null || devices === undefined ? {} : { devices }),
    ...(isEnabled === null || isEnabled === undefined ? {} : { isEnabled }),
  } satisfies Partial<WebhookRequest>;
}
