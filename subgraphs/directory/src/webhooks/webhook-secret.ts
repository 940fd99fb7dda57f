import { createHmac } from "node:crypto";

/**
 * The secret with which the messages of a webhook are signed. It is worked out from a key of the directory and stands in no store:
 * nobody reads it out of a query, a copy of the store or a backup of it.
 */
export function toWebhookSecret(key: Buffer, webhookId: string): string {
  return `whsec_${createHmac("sha256", key).update(`webhook secret 1\0${webhookId}`).digest("base64")}`;
}
