import { createDelivery, type Delivery } from "../webhooks/delivery.ts";
import { toBody } from "../webhooks/message.ts";
import { isWanted } from "../webhooks/webhook.ts";
import type { Alert, AlertKind } from "./alert.ts";
import type { AlertChange, AlertView } from "./alert-store.ts";
import { findQuietEnd } from "./quiet-hours.ts";

/** What people did on the day under way. */
const ON_A_DAY: ReadonlySet<AlertKind> = new Set<AlertKind>(["PUNCH_ON_DAY_OFF", "PUNCH_OUT_OF_HOURS"]);

/** Where the dashboard shows what an alert is about, from its origin. */
export function toPath({ kind, placeId, deviceId }: Pick<Alert, "kind" | "placeId" | "deviceId">): string {
  if (kind === "SIGN_IN_FAILURES") return "/audit?outcome=REFUSED"; // who tried, and from where
  if (kind === "LEAVER_ENROLLED" && placeId !== null) return `/people?place=${encodeURIComponent(placeId)}`;
  if (ON_A_DAY.has(kind) && placeId !== null) return `/today?place=${encodeURIComponent(placeId)}`;
  if (kind === "UNKNOWN_PIN_BURST") return `/punches?place=${encodeURIComponent(placeId ?? "")}`;
  if (deviceId !== null) return `/devices/reader?id=${encodeURIComponent(deviceId)}`;
  return placeId === null ? "/" : `/devices?place=${encodeURIComponent(placeId)}`;
}

/** When something is told, and where. */
export interface Telling {
  readonly atMs: number;
  /** The IANA zone of a place, or that of the organisation as a whole. */
  readonly toZone: (placeId: string | null) => string;
}

/** What `decide` makes of the alerts that are open, and what is told of that: in quiet hours once they are over. */
export function toAlertChange(
  view: AlertView,
  telling: Telling,
  decide: (open: readonly Alert[]) => readonly Alert[],
): AlertChange {
  const alerts = decide(view.open);
  return { alerts, deliveries: toAlertDeliveries(alerts, view, telling) };
}

/** What webhooks are told of alerts that changed: that one was raised, and that one which was raised is over. */
function toAlertDeliveries(changed: readonly Alert[], view: AlertView, telling: Telling): readonly Delivery[] {
  const states = new Map(view.open.map(({ id, state }) => [id, state]));
  const { atMs } = telling;
  return changed.flatMap((alert) => {
    const kind = toTold(alert, states.get(alert.id));
    if (kind === undefined) return [];
    const { id, kind: about, placeId: place, deviceId: device, sinceMs, value } = alert;
    const message = { kind, atMs, alert: id, about, place, device, sinceMs, value, path: toPath(alert) };
    const event = { kind, placeId: place ?? "*", ...(device === null ? {} : { deviceId: device }) };
    const wanted = view.webhooks.filter((webhook) => isWanted(webhook, event));
    if (wanted.length === 0) return [];
    const dueAtMs = toDueMs(alert, view, telling);
    return wanted.map(({ id: webhookId, format }) =>
      createDelivery({ webhookId, kind, body: toBody(message, format) }, atMs, dueAtMs),
    );
  });
}

function toDueMs({ kind, placeId }: Alert, { rules, quietHours }: AlertView, { atMs, toZone }: Telling): number {
  const isUrgent = rules.find((rule) => rule.kind === kind)?.isUrgent === true;
  return isUrgent ? atMs : (findQuietEnd(quietHours, toZone(placeId), atMs) ?? atMs);
}

function toTold(alert: Alert, before: Alert["state"] | undefined): "ALERT_RAISED" | "ALERT_RESOLVED" | undefined {
  if (alert.state === before) return undefined;
  if (alert.state === "RAISED") return "ALERT_RAISED";
  return alert.state === "RESOLVED" && alert.raisedAtMs !== null ? "ALERT_RESOLVED" : undefined;
}
