import type { PresenceFigures } from "@biometricflow/schema/attendance-figures";
import { createDelivery, type Delivery } from "../webhooks/delivery.ts";
import { toBody } from "../webhooks/message.ts";
import { isWanted, type Webhook } from "../webhooks/webhook.ts";
import { type DigestCounts, type DueDigest, judgeDigest, listDueDigests } from "./digest.ts";
import type { DigestChange, DigestView } from "./digest-store.ts";

/** When it is told, of what, and where. */
export interface DigestTelling {
  /** Before attendance was asked: what was due then is told of what it answered. */
  readonly askedMs: number;
  readonly presence: PresenceFigures;
  /** The IANA zone of a place, or that of the organisation as a whole. */
  readonly toZone: (placeId: string | null) => string;
  /** Whether a place is in use. */
  readonly isInUse: (placeId: string) => boolean;
}

/** The digests that are due: which dates are settled by it, and what webhooks are told. Each date is settled once. */
export function toDigestChange({ digests, webhooks }: DigestView, telling: DigestTelling): DigestChange {
  const { askedMs: nowMs, presence, toZone, isInUse } = telling;
  const asked = digests.filter(({ placeId }) => placeId === null || isInUse(placeId));
  const judged = listDueDigests(asked, { nowMs, toZone }).map((due) => ({
    due,
    outcome: judgeDigest(due, presence, { nowMs, isInUse }),
  }));
  return {
    settled: judged
      .filter(({ outcome }) => outcome.kind !== "WAIT")
      .map(({ due: { placeId, date } }) => ({ placeId, date })),
    deliveries: judged.flatMap(({ due, outcome }) =>
      outcome.kind === "TOLD"
        ? toDeliveries(due, outcome.counts, { webhooks, atMs: nowMs, countedMs: presence.atMs })
        : [],
    ),
  };
}

function toDeliveries(
  { placeId: place, date, dueMs, timeZone }: DueDigest,
  counts: DigestCounts,
  { webhooks, atMs, countedMs }: { webhooks: readonly Webhook[]; readonly atMs: number; readonly countedMs: number },
): readonly Delivery[] {
  const kind = "DIGEST";
  const message = {
    kind,
    atMs,
    place,
    date,
    dueMs,
    countedMs,
    timeZone,
    counts,
    path: toDayPath(place, date),
  } as const;
  return webhooks
    .filter((webhook) => isWanted(webhook, { kind, placeId: place ?? "*" }))
    .map(({ id: webhookId, format }) => createDelivery({ webhookId, kind, body: toBody(message, format) }, atMs));
}

/** Where the dashboard shows the day of a place, from its origin. */
function toDayPath(place: string | null, date: string): string {
  const search = new URLSearchParams({ ...(place === null ? {} : { place }), from: date, to: date });
  return `/time/sheet?${search.toString()}`;
}
