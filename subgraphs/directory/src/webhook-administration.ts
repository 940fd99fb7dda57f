import { parsePlaces } from "./domain/account-input.ts";
import type { DirectoryStore } from "./domain/directory-store.ts";
import { badInput } from "./domain/errors.ts";
import { createDelivery, type Delivery, resend } from "./domain/webhooks/delivery.ts";
import { toBody } from "./domain/webhooks/message.ts";
import {
  createWebhookId,
  decideCreateWebhook,
  decideRemoveWebhook,
  decideUpdateWebhook,
  parseDepartments,
  parseDevices,
  parseEvents,
  parseWebhookName,
  requireWebhook,
  type Webhook,
  type WebhookRequest,
} from "./domain/webhooks/webhook.ts";
import { parseReceiverUrl } from "./domain/webhooks/receiver-url.ts";

/** A webhook as somebody asks for it. */
export type WebhookInput = Omit<WebhookRequest, "isEnabled">;

/** What administrators do with webhooks. Methods throw the refusals of `domain/webhooks/webhook.ts`. */
export interface WebhookAdministration {
  readonly list: DirectoryStore["listWebhooks"];
  readonly count: DirectoryStore["countWebhooks"];
  readonly listDeliveries: DirectoryStore["listDeliveries"];
  readonly countDeliveries: DirectoryStore["countDeliveries"];
  /** Makes one. `secret` is told once. */
  readonly create: (
    input: WebhookInput,
    actor: string,
  ) => Promise<{ readonly webhook: Webhook; readonly secret: string }>;
  readonly update: (
    id: string,
    input: Partial<WebhookRequest>,
    actor: string,
  ) => Promise<{ readonly before: Webhook; readonly put: Webhook }>;
  readonly remove: (id: string, actor: string) => Promise<{ readonly before: Webhook; readonly remove: string }>;
  /** Sends it a message that says that it is a test. */
  readonly test: (id: string, actor: string) => Promise<Delivery>;
  /** Sends a message again, as it was. */
  readonly resend: (deliveryId: string, actor: string) => Promise<Delivery>;
}

/** What the administration stands on. */
export interface WebhookAdministrationOptions {
  readonly store: DirectoryStore;
  readonly now: () => number;
  readonly toSecret: (webhookId: string) => string;
  /** Whether there is a mail server. */
  readonly sendsEmail: boolean;
  /** Something waits in the outbox. */
  readonly wake: () => void;
}

/** Creates the administration of one directory's webhooks. */
export function createWebhookAdministration(options: WebhookAdministrationOptions): WebhookAdministration {
  const { store, now, toSecret, sendsEmail } = options;
  const readPlaceIds = async () => new Set((await store.listPlaces()).map(({ file }) => file.id));
  return {
    list: store.listWebhooks,
    count: store.countWebhooks,
    listDeliveries: store.listDeliveries,
    countDeliveries: store.countDeliveries,
    create: async (input, actor) => {
      if (input.format === "EMAIL" && !sendsEmail)
        throw badInput("input.format", "There is no mail server: `email` of organisation.json names one");
      const request = { ...parseInput(input, await readPlaceIds()), isEnabled: true };
      const act = { actor, atMs: now() };
      const id = createWebhookId();
      const { put } = await store.changeWebhooks((view) => decideCreateWebhook(id, request, view, act));
      return { webhook: put, secret: toSecret(id) };
    },
    update: async (id, input, actor) => {
      const placeIds = await readPlaceIds();
      const act = { actor, atMs: now() };
      const change = (before: Webhook): WebhookRequest => {
        const { isEnabled = before.isEnabled, ...asked } = { ...toInput(before), ...input };
        return { ...parseInput(asked, placeIds), isEnabled };
      };
      return store.changeWebhooks((view) => decideUpdateWebhook(id, change, view, act));
    },
    remove: (id, actor) => store.changeWebhooks((view) => decideRemoveWebhook(id, view, { actor, atMs: now() })),
    ...createSending(options),
  };
}

function createSending({
  store,
  now,
  wake,
}: WebhookAdministrationOptions): Pick<WebhookAdministration, "test" | "resend"> {
  return {
    test: async (id, actor) => {
      const { deliver } = await store.changeWebhooks((view) => {
        const webhook = requireEnabled(requireWebhook(id, view, actor));
        const body = toBody({ kind: "TEST", atMs: now(), webhook: id }, webhook.format);
        return { deliver: createDelivery({ webhookId: id, kind: "TEST", body }, now()) };
      });
      wake();
      return deliver;
    },
    resend: async (deliveryId, actor) => {
      const { deliver } = await store.changeWebhooks((view) => {
        const delivery = view.findDelivery(deliveryId);
        requireEnabled(requireWebhook(delivery?.webhookId ?? "", view, actor));
        if (delivery === undefined) throw badInput("input.id", "There is no such delivery");
        return { deliver: resend(delivery, now()) };
      });
      wake();
      return deliver;
    },
  };
}

/** What waited would come as soon as it is enabled, when nobody thinks of it any more. */
function requireEnabled(webhook: Webhook): Webhook {
  if (webhook.isEnabled) return webhook;
  throw badInput("input.id", "The webhook is disabled: enable it first");
}

function parseInput(input: WebhookInput, placeIds: ReadonlySet<string>): WebhookInput {
  const places = parsePlaces(input.places, placeIds);
  return {
    name: parseWebhookName(input.name),
    url: parseReceiverUrl(input.url, input.format),
    format: input.format,
    events: parseEvents(input.events, input.format),
    places,
    devices: parseDevices(input.devices, places),
    departments: parseDepartments(input.departments),
    statuses: [...new Set(input.statuses)],
  };
}

function toInput({ name, url, format, events, places, devices, departments, statuses }: Webhook): WebhookInput {
  return { name, url, format, events, places, devices, departments, statuses };
}
