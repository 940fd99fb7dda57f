import type { Delivery } from "./delivery.ts";
import type { Webhook, WebhookChange, WebhookView } from "./webhook.ts";

/** What the directory keeps of webhooks. As everything of its store: a call is a transaction, given functions are pure. */
export interface WebhookStore {
  /** By their ids, those after one where it is given. */
  readonly listWebhooks: (
    selection: WebhookSelection,
    page: { readonly limit: number; readonly after?: string },
  ) => Promise<readonly Webhook[]>;
  readonly countWebhooks: (selection: WebhookSelection) => Promise<number>;
  /** Does what `decide` makes of the webhooks, and gives its whole decision. */
  readonly changeWebhooks: <Decision extends WebhookChange & DeliveryChange>(
    decide: (view: WebhookView & DeliveryView) => Decision,
  ) => Promise<Decision>;

  /** Of one webhook, the newest first, those after a position where one is given. */
  readonly listDeliveries: (
    webhookId: string,
    page: { readonly limit: number; readonly after?: Pick<Delivery, "createdAtMs" | "id"> },
  ) => Promise<readonly Delivery[]>;
  readonly countDeliveries: (webhookId: string) => Promise<number>;
  /** What waits and is due: of each webhook that is not busy the one that waits longest. */
  readonly listDueDeliveries: (atMs: number, busy: readonly string[]) => Promise<readonly DueDelivery[]>;
  /** Puts what `decide` makes of a delivery; nothing when it is gone. */
  readonly changeDelivery: (id: string, decide: (delivery: Delivery) => Delivery) => Promise<void>;
  /** Removes what was over before a moment. */
  readonly pruneDeliveries: (endedBeforeMs: number) => Promise<number>;
}

/** Which webhooks are looked for; what is absent says nothing. */
export interface WebhookSelection {
  /** All places of the webhook are among these. */
  readonly within?: readonly string[];
}

/** What a decision puts into the outbox. */
export interface DeliveryChange {
  readonly deliver?: Delivery;
}

/** The deliveries in one moment. */
export interface DeliveryView {
  readonly findDelivery: (id: string) => Delivery | undefined;
}

/** A delivery with its receiver. */
export interface DueDelivery {
  readonly delivery: Delivery;
  readonly webhook: Webhook;
}

/** More than these do not wait for one receiver: what comes then is counted and left out. */
export const MOST_WAITING = 10_000;
