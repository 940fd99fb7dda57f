import type { FeedLine } from "@biometricflow/schema/feed-line";
import { createDelivery, type Delivery } from "./delivery.ts";
import { toBody } from "./message.ts";
import { isWanted, type Webhook } from "./webhook.ts";

/**
 * What webhooks are told of a part of a place's feed: new punches, each once. Not what a reader brought along when it was read
 * for the first time, nor what came before the webhook was made: neither has just happened.
 */
export function toPunchDeliveries(
  placeId: string,
  lines: readonly FeedLine[],
  { webhooks, atMs }: { readonly webhooks: readonly Webhook[]; readonly atMs: number },
): readonly Delivery[] {
  return lines.flatMap(({ kind, row }) => {
    if (kind !== "PUNCH" || row === undefined || row.setAside !== null || row.isFirstRead || row.atMs === null)
      return [];
    const { id: punch, deviceId: device, localTime, atMs: punchedAtMs, channel, receivedAtMs } = row;
    const message = { kind, atMs, punch, device, place: placeId, localTime, punchedAtMs, channel };
    return webhooks
      .filter((it) => isWanted(it, { kind: "PUNCH_RECORDED", placeId, deviceId: device }))
      .filter(({ createdAtMs }) => receivedAtMs >= createdAtMs)
      .map(({ id: webhookId, format }) => {
        const body = toBody({ ...message, kind: "PUNCH_RECORDED" }, format);
        return createDelivery({ webhookId, kind: "PUNCH_RECORDED", body }, atMs);
      });
  });
}
