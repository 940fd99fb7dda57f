import type { RegisteredPlace } from "@biometricflow/schema/registry";
import type { AuditedValues } from "@biometricflow/service/audit/change";
import type { AlertRule } from "./alerts/alert.ts";
import type { QuietHours } from "./alerts/quiet-hours.ts";
import type { Webhook } from "./webhooks/webhook.ts";

/** Of a receiver; of its URL the origin alone: whoever knows the rest may be able to write there. */
export function toWebhookValues({ name, url, format, isEnabled, ...webhook }: Webhook): AuditedValues {
  const { events, places, devices, departments, statuses } = webhook;
  return { name, receiver: toReceiver(url), format, events, places, devices, departments, statuses, isEnabled };
}

function toReceiver(url: string): string {
  const { protocol, origin, pathname } = new URL(url);
  return protocol === "mailto:" ? pathname : origin;
}

/** Of what makes an alert. */
export function toRuleValues({ isEnabled, afterMinutes, threshold, isUrgent }: AlertRule): AuditedValues {
  return { isEnabled, afterMinutes, threshold, isUrgent };
}

/** Of the hours in which only urgent alerts are told. */
export function toQuietValues(hours: readonly QuietHours[]): AuditedValues {
  return { quietHours: hours.map(({ days, from, to }) => ({ days, from, to })) };
}

/** Of the hour at which a place's people are told of in numbers. */
export function toDigestValues(placeId: string | null, at: string | null): AuditedValues {
  return { place: placeId ?? "*", at };
}

/** Of a place's entry in the registry. */
export function toPlaceValues({ name, location, enabled, priority, urls }: RegisteredPlace): AuditedValues {
  return { name, location, enabled, priority, urls };
}
