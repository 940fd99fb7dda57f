import type { Connection } from "@biometricflow/subgraph/connection";
import type { Alert } from "../domain/alerts/alert.ts";
import type { Delivery } from "../domain/webhooks/delivery.ts";
import type { Webhook } from "../domain/webhooks/webhook.ts";

/** One page of webhooks. */
export type WebhookPage = Omit<Connection<Webhook>, "unavailable">;
/** One page of deliveries. */
export type DeliveryPage = Omit<Connection<Delivery>, "unavailable">;
/** One page of alerts. */
export type AlertPage = Omit<Connection<Alert>, "unavailable">;
