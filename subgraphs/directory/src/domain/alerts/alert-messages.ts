import { createDelivery, type Delivery } from "../webhooks/delivery.ts";
import { toBody } from "../webhooks/message.ts";
import { isWanted, type Webhook } from "../webhooks/webhook.ts";
import type { Alert } from "./alert.ts";
import type { AlertChange, AlertView } from "./alert-store.ts";

/** Where the dashboard shows what an alert is about, from its origin. */
export function toPath({ kind, placeId, deviceId }: Pick<Alert, "kind" | "placeId" | "deviceId">): string {
  if (kind === "SIGN_IN_FAILURES") return "/audit?outcome=REFUSED"; // who tried, and from where
  if (deviceId !== null) return `/devices/reader?id=${encodeURIComponent(deviceId)}`;
  return placeId === null ? "/" : `/devices?place=${encodeURIComponent(placeId)}`;
}

/** What `decide` makes of the alerts that are open, and what is told of that. */
export function toAlertChange(
  { open, webhooks }: AlertView,
  atMs: number,
  decide: (open: readonly Alert[]) => readonly Alert[],
): AlertChange {
  const alerts = decide(open);
  return { alerts, deliveries: toAlertDeliveries(alerts, { before: open, webhooks, atMs }) };
}

/** What webhooks are told of alerts that changed: that one was raised, and that one which was raised is over. */
function toAlertDeliveries(changed: readonly Alert[], { before, webhooks, atMs }: AlertTelling): readonly Delivery[] {
  const states = new Map(before.map(({ id, state }) => [id, state]));
  return changed.flatMap((alert) => {
    const kind = toTold(alert, states.get(alert.id));
    if (kind === undefined) return [];
    const { id, kind: about, placeId: place, deviceId: device, sinceMs, value } = alert;
    const message = { kind, atMs, alert: id, about, place, device, sinceMs, value, path: toPath(alert) };
    const event = { kind, placeId: place ?? "*", ...(device === null ? {} : { deviceId: device }) };
    return webhooks
      .filter((webhook) => isWanted(webhook, event))
      .map(({ id: webhookId, format }) => createDelivery({ webhookId, kind, body: toBody(message, format) }, atMs));
  });
}

/** What telling needs beside what changed. */
interface AlertTelling {
  /** The alerts as they were. */
  readonly before: readonly Alert[];
  readonly webhooks: readonly Webhook[];
  readonly atMs: number;
}

function toTold(alert: Alert, before: Alert["state"] | undefined): "ALERT_RAISED" | "ALERT_RESOLVED" | undefined {
  if (alert.state === before) return undefined;
  if (alert.state === "RAISED") return "ALERT_RAISED";
  return alert.state === "RESOLVED" && alert.raisedAtMs !== null ? "ALERT_RESOLVED" : undefined;
}
