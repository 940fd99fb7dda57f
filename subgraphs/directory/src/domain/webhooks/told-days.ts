import type { AttendanceLine } from "@biometricflow/schema/attendance-line";
import { createDelivery, type Delivery } from "./delivery.ts";
import { toBody } from "./message.ts";
import { isWantedDay, type Webhook } from "./webhook.ts";

/** What webhooks are told of a part of attendance's feed: days that changed since the webhook was made. */
export function toDayDeliveries(
  lines: readonly AttendanceLine[],
  { webhooks, atMs }: { readonly webhooks: readonly Webhook[]; readonly atMs: number },
): readonly Delivery[] {
  return lines.flatMap((line) => {
    const { seq: revision, ref: person, placeId: place, departmentId: department, date, status, flags, isFinal } = line;
    const kind = "DAY_CHANGED";
    const message = { kind, atMs, person, place, department, date, status, flags, isFinal, revision } as const;
    return webhooks
      .filter((it) => line.atMs >= it.createdAtMs && isWantedDay(it, line))
      .map(({ id: webhookId, format }) => createDelivery({ webhookId, kind, body: toBody(message, format) }, atMs));
  });
}
