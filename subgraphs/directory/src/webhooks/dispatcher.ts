import type { Log } from "@biometricflow/service/observe/log";
import { repeatEvery } from "@biometricflow/service/process/repeat";
import { takeAttempt } from "../domain/webhooks/delivery.ts";
import type { DueDelivery, WebhookStore } from "../domain/webhooks/webhook-store.ts";
import type { SendWebhook } from "./send-webhook.ts";

/** What sending from the outbox needs. */
export interface DispatcherOptions {
  readonly store: Pick<WebhookStore, "listDueDeliveries" | "changeDelivery" | "pruneDeliveries">;
  readonly send: SendWebhook;
  readonly toSecret: (webhookId: string) => string;
  readonly now: () => number;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly log: Log;
  /** Between two looks at the outbox; a second when omitted. */
  readonly pauseMs?: number;
}

/** What is under way from the outbox to the receivers. */
export interface Dispatcher {
  /** Looks at the outbox at once. */
  readonly wake: () => void;
  /** Breaks off what is under way, which stays in the outbox. */
  readonly stop: () => Promise<void>;
}

const PAUSE_MS = 1_000;
const HOUR_MS = 3_600_000;
/** How long a delivery that is over can be looked at and sent again. */
const KEPT_MS = 30 * 24 * HOUR_MS;

/** What ended before it is removed. */
export function toDeliveryLimit(nowMs: number): number {
  return nowMs - KEPT_MS;
}

/**
 * Sends what waits in the outbox, until stopped. One message of each webhook is under way at a time, beside those of all the
 * others: a receiver that is slow or dead keeps waiting what is its own.
 */
export function startDispatcher(options: DispatcherOptions): Dispatcher {
  const { store, log, now, pauseMs = PAUSE_MS } = options;
  const stopping = new AbortController();
  const underWay = new Map<string, Promise<void>>();
  /** Of each webhook, the look before which its last try ended: what that one saw may be over. */
  const overBefore = new Map<string, number>();
  let looks = 0;
  const look = async (): Promise<void> => {
    const number = (looks += 1);
    try {
      const seen = await store.listDueDeliveries(now(), [...underWay.keys()]);
      for (const due of seen) if ((overBefore.get(due.webhook.id) ?? 0) < number) begin(due);
    } catch (error) {
      log.error({ err: error }, "the outbox of webhooks could not be read");
    }
  };
  const begin = (due: DueDelivery): void => {
    const { id } = due.webhook;
    if (underWay.has(id) || stopping.signal.aborted) return;
    const sending = sendOne(due, options, stopping.signal).then((isKept) => {
      underWay.delete(id);
      overBefore.set(id, looks);
      if (isKept && !stopping.signal.aborted) void look();
    });
    underWay.set(id, sending);
  };
  const stopLooking = repeatEvery(() => pauseMs, look);
  const stopPruning = repeatEvery(
    () => HOUR_MS,
    () => prune(options),
  );
  return {
    wake: () => void look(),
    stop: async () => {
      stopping.abort();
      stopLooking();
      stopPruning();
      await Promise.all(underWay.values());
    },
  };
}

/** @returns whether what came of it is kept; a try that was broken off, or could not be written down, is made again */
async function sendOne(
  { delivery, webhook }: DueDelivery,
  { store, send, toSecret, now, random, log }: DispatcherOptions,
  stopping: AbortSignal,
): Promise<boolean> {
  try {
    const { id, body } = delivery;
    const attempt = await send({ id, body, url: webhook.url, secret: toSecret(webhook.id) }, stopping);
    if (stopping.aborted) return false;
    const tried = { atMs: now(), random: random() };
    await store.changeDelivery(id, (kept) => takeAttempt(kept, attempt, tried));
    if (attempt.kind === "FAULT")
      log.warn({ webhook: webhook.id, delivery: id, fault: attempt.fault }, "a webhook could not be delivered");
    return true;
  } catch (error) {
    log.error({ err: error, webhook: webhook.id }, "what came of a webhook could not be kept");
    return false;
  }
}

async function prune({ store, now, log }: DispatcherOptions): Promise<void> {
  try {
    await store.pruneDeliveries(toDeliveryLimit(now()));
  } catch (error) {
    log.error({ err: error }, "old deliveries of webhooks could not be removed");
  }
}
