import type { PresenceFigures } from "@biometricflow/schema/attendance-figures";
import { coversPlaces } from "../administration.ts";
import { createDelivery, type Delivery } from "../webhooks/delivery.ts";
import { toBody } from "../webhooks/message.ts";
import { isWanted, type Webhook } from "../webhooks/webhook.ts";
import type { WebhookMessage } from "../webhooks/webhook-message.ts";
import { type DigestGap, type DueDigest, judgeDigest, listDueDigests, listLostDigests } from "./digest.ts";
import type { DigestChange, DigestView } from "./digest-store.ts";

/** By whose clocks digests are, and of which places. */
export interface DigestPlaces {
  /** The IANA zone of a place, or that of the organisation as a whole. */
  readonly toZone: (placeId: string | null) => string;
  /** Places in use. */
  readonly inUse: ReadonlySet<string>;
}

/** When it is told, of what, and where. */
export interface DigestTelling extends DigestPlaces {
  /** Before attendance was asked: what was due then is told of what it answered. */
  readonly askedMs: number;
  readonly presence: PresenceFigures;
  /** When attendance first answered since a digest is due. */
  readonly toAnsweredMs: (due: Pick<DueDigest, "placeId" | "date">) => number;
}

/** The digests that are due: which dates are settled by it, and what webhooks are told. Each date is settled once. */
export function toDigestChange({ digests, webhooks }: DigestView, telling: DigestTelling): DigestChange {
  const { askedMs: nowMs, presence, toZone, inUse, toAnsweredMs } = telling;
  const asked = digests.filter(({ placeId }) => placeId === null || inUse.has(placeId));
  const judged = listDueDigests(asked, { nowMs, toZone }).map((due) => {
    const outcome = judgeDigest(due, presence, { nowMs, answeredMs: toAnsweredMs(due), inUse });
    const { placeId: place, date, dueMs, timeZone } = due;
    if (outcome.kind !== "TOLD") return { due, outcome, deliveries: [] };
    const path = toDayPath(place, date, date);
    const message = { kind: "DIGEST", atMs: nowMs, place, date, dueMs, countedMs: presence.atMs, timeZone } as const;
    return { due, outcome, deliveries: toDeliveries(webhooks, { ...message, counts: outcome.counts, path }) };
  });
  return {
    settled: judged
      .filter(({ outcome }) => outcome.kind !== "WAIT")
      .map(({ due: { placeId, date }, outcome, deliveries }) => ({
        ...{ placeId, date },
        // of what nobody was told the next one tells
        missingAfter: outcome.kind === "TOLD" && deliveries.length > 0 ? outcome.missingAfter : undefined,
      })),
    deliveries: judged.flatMap(({ deliveries }) => deliveries),
  };
}

/** The dates of which no digest can be told any more: that none was is told once. Of places that are switched off nobody missed it. */
export function toLostChange(
  { digests, webhooks }: DigestView,
  { nowMs, toZone, inUse }: DigestPlaces & { readonly nowMs: number },
): DigestChange {
  const lost = listLostDigests(digests, { nowMs, toZone });
  const missed = lost.filter(({ placeId }) => placeId === null || inUse.has(placeId));
  return {
    settled: lost.map(({ placeId, date }) => ({ placeId, date })),
    deliveries: missed.flatMap(({ placeId: place, from, date }) => {
      const path = toDayPath(place, from, date);
      return toDeliveries(webhooks, { kind: "DIGEST_MISSED", atMs: nowMs, place, from, date, path });
    }),
  };
}

type DigestMessage = Extract<WebhookMessage, { readonly kind: "DIGEST" | "DIGEST_MISSED" }>;

function toDeliveries(webhooks: readonly Webhook[], message: DigestMessage): readonly Delivery[] {
  const kind = "DIGEST";
  return webhooks
    .filter((webhook) => isWanted(webhook, { kind, placeId: message.place ?? "*" }))
    .map(({ id: webhookId, format, places }) =>
      createDelivery({ webhookId, kind, body: toBody(toSeen(message, places), format) }, message.atMs),
    );
}

/** The message as a receiver of some places is told it: other places are not named, nor their readers. */
function toSeen(message: DigestMessage, places: readonly string[]): DigestMessage {
  if (message.kind === "DIGEST_MISSED") return message;
  const { gaps } = message.counts;
  const isSeen = ({ placeId }: DigestGap) => placeId !== null && coversPlaces(places, [placeId]);
  const others = new Set(gaps.filter((gap) => !isSeen(gap)).map(({ doubt }) => doubt));
  const hidden = [...others].map((doubt) => ({ placeId: null, doubt, sinceMs: null, readers: [] }));
  return { ...message, counts: { ...message.counts, gaps: [...gaps.filter(isSeen), ...hidden] } };
}

/** Where the dashboard shows days of a place, from its origin. */
function toDayPath(place: string | null, from: string, to: string): string {
  const search = new URLSearchParams({ ...(place === null ? {} : { place }), from, to });
  return `/time/sheet?${search.toString()}`;
}
