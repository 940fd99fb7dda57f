import type { Connection } from "@biometricflow/subgraph/connection";
import type { Delivery } from "../domain/webhooks/delivery.ts";
import type { Webhook } from "../domain/webhooks/webhook.ts";

/** One page of webhooks. */
export type WebhookPage = Omit<Connection<Webhook>, "unavailable">;
/** One page of deliveries. */
export type DeliveryPage = Omit<Connection<Delivery>, "unavailable">;
