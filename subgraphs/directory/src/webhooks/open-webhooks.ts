import type { AuditFact } from "@biometricflow/service/audit/fact";
import type { SigningKey } from "@biometricflow/service/identity/keys";
import type { Log } from "@biometricflow/service/observe/log";
import { type AlertAdministration, createAlertAdministration } from "../alert-administration.ts";
import { startAlertWatch } from "../alerts/alert-watch.ts";
import type { DirectoryStore } from "../domain/directory-store.ts";
import type { Registry } from "../registry.ts";
import { createWebhookAdministration, type WebhookAdministration } from "../webhook-administration.ts";
import { startDispatcher } from "./dispatcher.ts";
import { startFeedRounds } from "./feed-rounds.ts";
import { createReceiverCheck } from "./receiver-address.ts";
import { type ResolveName, resolveName } from "./resolve-name.ts";
import { createWebhookSender } from "./send-webhook.ts";
import { toWebhookSecret } from "./webhook-secret.ts";

/** How webhooks are sent. */
export interface WebhookSettings {
  /** Networks that are called although they are none of the internet, with any port and without TLS. */
  readonly allow: readonly string[];
  /** The DNS when omitted. */
  readonly resolve?: ResolveName;
  /** For one try; 10 s when omitted. */
  readonly deadlineMs?: number;
  /** Between two looks at the outbox and at the places; a second when omitted. */
  readonly pauseMs?: number;
  /** From 0 to below 1; `Math.random` when omitted. */
  readonly random?: () => number;
}

/** What webhooks stand on. */
export interface OpenWebhooksOptions {
  readonly store: DirectoryStore;
  readonly registry: Pick<Registry, "read">;
  readonly signingKey: () => SigningKey;
  /** The secrets of webhooks are worked out from it. */
  readonly secretKey: Buffer;
  readonly settings: WebhookSettings;
  readonly now: () => number;
  readonly log: Log;
}

/** Webhooks at work. */
export interface Webhooks {
  readonly administrations: { readonly webhooks: WebhookAdministration; readonly alerts: AlertAdministration };
  /** Something was audited: it may be what an alert is made of. */
  readonly noteFact: (fact: AuditFact) => void;
  readonly stop: () => Promise<void>;
}

/** Begins to follow the places and to send what waits. */
export function openWebhooks({
  store,
  registry,
  signingKey,
  secretKey,
  settings,
  now,
  log,
}: OpenWebhooksOptions): Webhooks {
  const { allow, resolve = resolveName, random = Math.random, deadlineMs, pauseMs } = settings;
  const toSecret = (id: string) => toWebhookSecret(secretKey, id);
  const mayCall = createReceiverCheck(allow);
  const send = createWebhookSender({ mayCall, resolve, now, ...(deadlineMs === undefined ? {} : { deadlineMs }) });
  const pause = pauseMs === undefined ? {} : { pauseMs };
  const dispatcher = startDispatcher({ store, send, toSecret, now, random, log, ...pause });
  const watch = startAlertWatch({ store, registry, now, log, onTold: dispatcher.wake, ...pause });
  const stopRounds = startFeedRounds({ registry, store, signingKey, watch, log, ...pause });
  return {
    administrations: {
      webhooks: createWebhookAdministration({ store, now, toSecret, wake: dispatcher.wake }),
      alerts: createAlertAdministration({ store, now, onTold: dispatcher.wake }),
    },
    noteFact: watch.noteFact,
    stop: async () => {
      watch.stop();
      await stopRounds();
      await dispatcher.stop();
    },
  };
}
