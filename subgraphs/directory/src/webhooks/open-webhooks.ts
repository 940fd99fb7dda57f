import type { AuditFact } from "@biometricflow/service/audit/fact";
import type { SigningKey } from "@biometricflow/service/identity/keys";
import type { AlarmBoard } from "@biometricflow/service/observe/alarm-board";
import type { Log } from "@biometricflow/service/observe/log";
import { type ChangeBus, createChangeBus } from "@biometricflow/subgraph/changes/change-bus";
import { type AlertAdministration, createAlertAdministration } from "../alert-administration.ts";
import { startAlertWatch } from "../alerts/alert-watch.ts";
import { createDigestWatch } from "../alerts/digest-watch.ts";
import { tellAlerts } from "../alerts/told-alerts.ts";
import { createDigestAdministration, type DigestAdministration } from "../digest-administration.ts";
import type { AlertEvent } from "../domain/alerts/alert-events.ts";
import type { DirectoryStore } from "../domain/directory-store.ts";
import type { Registry } from "../registry.ts";
import { createWebhookAdministration, type WebhookAdministration } from "../webhook-administration.ts";
import { startErasedAccountRounds } from "./erased-account-rounds.ts";
import { type AttendanceRoundsOptions, startAttendanceRounds } from "./attendance-rounds.ts";
import { startDispatcher } from "./dispatcher.ts";
import { startFeedRounds } from "./feed-rounds.ts";
import { createEmailSender, type MailServer } from "./send-email.ts";
import { createReceiverCheck } from "./receiver-address.ts";
import { type ResolveName, resolveName } from "./resolve-name.ts";
import { createWebhookSender, type SendWebhook } from "./send-webhook.ts";
import { toWebhookSecret } from "./webhook-secret.ts";

/** How webhooks are sent. */
export interface WebhookSettings {
  /** Networks that are called although they are none of the internet, with any port and without TLS. */
  readonly allow: readonly string[];
  /** The DNS when omitted. */
  readonly resolve?: ResolveName;
  /** What takes mail; none is sent when omitted. */
  readonly email?: MailServer;
  /** For one try; 10 s when omitted, 20 s for mail. */
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
  /** The origin of attendance, whose feed is followed; none is when omitted. */
  readonly attendanceUrl?: string | undefined;
  /** The secrets of webhooks are worked out from it. */
  readonly secretKey: Buffer;
  readonly settings: WebhookSettings;
  /** The organisation's name, and the origin under which browsers reach the dashboard: mail says both. */
  readonly organisation: string;
  readonly webOrigin: string;
  readonly now: () => number;
  readonly log: Log;
  /** Stand while attendance cannot be read. */
  readonly alarms: Pick<AlarmBoard, "of">;
  /** How much of the directory's disk is in use, in whole percent; nobody can say when omitted. */
  readonly filledPct?: (() => number | undefined) | undefined;
}

/** Webhooks at work. */
export interface Webhooks {
  readonly administrations: {
    readonly webhooks: WebhookAdministration;
    readonly alerts: AlertAdministration;
    readonly digests: DigestAdministration;
  };
  /** What becomes of alerts, as it is kept. */
  readonly alertEvents: ChangeBus<AlertEvent>;
  /** Something was audited: it may be what an alert is made of. */
  readonly noteFact: (fact: AuditFact) => void;
  readonly stop: () => Promise<void>;
}

/** Begins to follow the places and to send what waits. */
export function openWebhooks(options: OpenWebhooksOptions): Webhooks {
  const alertEvents = createChangeBus<AlertEvent>();
  const store = tellAlerts(options.store, alertEvents);
  const { registry, signingKey, secretKey, settings, now, log, filledPct } = options;
  const { random = Math.random, pauseMs, email } = settings;
  const toSecret = (id: string) => toWebhookSecret(secretKey, id);
  const pause = pauseMs === undefined ? {} : { pauseMs };
  const send = createSender(options);
  const dispatcher = startDispatcher({ store, send, toSecret, now, random, log, ...pause });
  const watch = startAlertWatch({ ...{ store, registry, now, log, filledPct }, onTold: dispatcher.wake, ...pause });
  const stopRounds = startFeedRounds({ registry, store, signingKey, watch, now, log, ...pause });
  const { wake } = dispatcher;
  const digests = createDigestWatch({ store, registry, log, onTold: wake });
  const told = { onTold: wake, onFigures: watch.noteFigures, digests };
  const stopAttendance = followAttendance(options, { store, ...told, ...pause });
  return {
    administrations: {
      webhooks: createWebhookAdministration({ store, now, toSecret, wake, sendsEmail: email !== undefined }),
      alerts: createAlertAdministration({ store, registry, now, onTold: wake }),
      digests: createDigestAdministration({ store, registry, now }),
    },
    alertEvents,
    noteFact: watch.noteFact,
    stop: async () => {
      watch.stop();
      await Promise.all([stopRounds(), stopAttendance()]);
      await dispatcher.stop();
    },
  };
}

function followAttendance(
  { attendanceUrl: url, store, signingKey, now, log, alarms }: OpenWebhooksOptions,
  parts: Pick<AttendanceRoundsOptions, "store" | "onTold" | "onFigures" | "digests" | "pauseMs">,
): () => Promise<void> {
  if (url === undefined) return async () => {};
  const { pauseMs } = parts;
  const stopRounds = startAttendanceRounds({ url, signingKey, now, log, alarms, ...parts });
  const pause = pauseMs === undefined ? {} : { pauseMs };
  const stopAccounts = startErasedAccountRounds({ url, store, signingKey, now, log, alarms, ...pause });
  return async () => {
    await Promise.all([stopRounds(), stopAccounts()]);
  };
}

/** Mail to people, and posts to programs. */
function createSender({ settings, now, organisation, webOrigin }: OpenWebhooksOptions): SendWebhook {
  const { allow, resolve = resolveName, deadlineMs, email: server } = settings;
  const deadline = deadlineMs === undefined ? {} : { deadlineMs };
  const post = createWebhookSender({ mayCall: createReceiverCheck(allow), resolve, now, ...deadline });
  const mail = createEmailSender({ server, organisation, webOrigin, now, ...deadline });
  return (message, stopping) => (message.url.startsWith("mailto:") ? mail : post)(message, stopping);
}
