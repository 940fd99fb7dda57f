import { DELIVERED_KINDS, DELIVERY_FAULTS, DELIVERY_STATES, type Delivery } from "../domain/webhooks/delivery.ts";
import { DAY_STATUSES, WEBHOOK_EVENTS, WEBHOOK_FORMATS, type Webhook } from "../domain/webhooks/webhook.ts";
import { readInteger, readText, readTexts, readWord, toRow } from "./row.ts";

/** A row of `webhook`. */
export function toWebhook(value: unknown): Webhook {
  const row = toRow(value);
  const named = readTexts(row, "events");
  const statuses = readTexts(row, "statuses");
  return {
    id: readText(row, "id"),
    name: readText(row, "name"),
    url: readText(row, "url"),
    format: readWord(row, "format", WEBHOOK_FORMATS),
    events: WEBHOOK_EVENTS.filter((event) => named.includes(event)),
    places: readTexts(row, "places"),
    devices: readTexts(row, "devices"),
    departments: readTexts(row, "departments"),
    statuses: DAY_STATUSES.filter((status) => statuses.includes(status)),
    isEnabled: readInteger(row, "enabled") === 1,
    createdAtMs: readInteger(row, "created_ms"),
    createdBy: readText(row, "created_by"),
    leftOut: readInteger(row, "left_out"),
  };
}

/** The columns of `webhook`. */
export function fromWebhook(webhook: Webhook) {
  return {
    id: webhook.id,
    name: webhook.name,
    url: webhook.url,
    format: webhook.format,
    events: JSON.stringify(webhook.events),
    places: JSON.stringify(webhook.places),
    devices: JSON.stringify(webhook.devices),
    departments: JSON.stringify(webhook.departments),
    statuses: JSON.stringify(webhook.statuses),
    enabled: Number(webhook.isEnabled),
    created_ms: webhook.createdAtMs,
    created_by: webhook.createdBy,
    left_out: webhook.leftOut,
  };
}

/** A row of `webhook_delivery`. */
export function toDelivery(value: unknown): Delivery {
  const row = toRow(value);
  const readNumber = (column: string) => (row[column] === null ? null : readInteger(row, column));
  return {
    id: readText(row, "id"),
    webhookId: readText(row, "webhook_id"),
    kind: readWord(row, "kind", DELIVERED_KINDS),
    body: readText(row, "body"),
    state: readWord(row, "state", DELIVERY_STATES),
    createdAtMs: readInteger(row, "created_ms"),
    triedUntilMs: readInteger(row, "until_ms"),
    nextAtMs: readNumber("next_ms"),
    attempts: readInteger(row, "attempts"),
    attemptedAtMs: readNumber("attempted_ms"),
    statusCode: readNumber("status_code"),
    fault: row["fault"] === null ? null : readWord(row, "fault", DELIVERY_FAULTS),
  };
}

/** The columns of `webhook_delivery`. */
export function fromDelivery(delivery: Delivery) {
  return {
    id: delivery.id,
    webhook_id: delivery.webhookId,
    kind: delivery.kind,
    body: delivery.body,
    state: delivery.state,
    created_ms: delivery.createdAtMs,
    until_ms: delivery.triedUntilMs,
    next_ms: delivery.nextAtMs,
    attempts: delivery.attempts,
    attempted_ms: delivery.attemptedAtMs,
    status_code: delivery.statusCode,
    fault: delivery.fault,
  };
}
