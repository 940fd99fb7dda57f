import type { FeedPosition } from "@biometricflow/schema/vector-cursor";
import type { Delivery } from "../webhooks/delivery.ts";
import type { Webhook } from "../webhooks/webhook.ts";
import type { Alert, AlertKind, AlertRule, AlertState } from "./alert.ts";
import type { QuietHours } from "./quiet-hours.ts";

/** What the directory keeps of alerts. As everything of its store: a call is a transaction, given functions are pure. */
export interface AlertStore {
  /** The newest first by when they were raised, those after a position where one is given. */
  readonly listAlerts: (
    selection: AlertSelection,
    page: { readonly limit: number; readonly after?: { readonly raisedAtMs: number; readonly id: string } },
  ) => Promise<readonly Alert[]>;
  readonly countAlerts: (selection: AlertSelection) => Promise<number>;
  readonly findAlert: (id: string) => Promise<Alert | undefined>;
  /** Puts what `decide` makes of those that are open, and what is told of it into the outbox. */
  readonly changeAlerts: (decide: (view: AlertView) => AlertChange) => Promise<AlertChange>;
  /** The rules that somebody set. */
  readonly listAlertRules: () => Promise<readonly AlertRule[]>;
  readonly putAlertRule: (rule: AlertRule) => Promise<void>;
  readonly listQuietHours: () => Promise<readonly QuietHours[]>;
  /** In the place of all that there were. */
  readonly putQuietHours: (hours: readonly QuietHours[]) => Promise<void>;
  /** Removes those that were over before a moment. */
  readonly pruneAlerts: (resolvedBeforeMs: number) => Promise<number>;

  /** Up to where the feed of a place was taken. */
  readonly readFeedPosition: (placeId: string) => Promise<FeedPosition | undefined>;
  /** Keeps the position, and puts what `decide` makes of alerts and webhooks: all or nothing. */
  readonly takeFeedPage: (
    placeId: string,
    position: FeedPosition,
    decide: (view: AlertView) => AlertChange,
  ) => Promise<void>;
}

/** Which alerts are looked for, of those that were raised; what is absent says nothing. */
export interface AlertSelection {
  readonly states?: readonly AlertState[];
  readonly kinds?: readonly AlertKind[];
  /** Of these places alone; none of the organisation as a whole. */
  readonly places?: readonly string[];
}

/** What a decision sees. */
export interface AlertView {
  /** PENDING and RAISED. */
  readonly open: readonly Alert[];
  readonly rules: readonly AlertRule[];
  readonly quietHours: readonly QuietHours[];
  readonly webhooks: readonly Webhook[];
}

/** What a decision does. */
export interface AlertChange {
  readonly alerts: readonly Alert[];
  readonly deliveries: readonly Delivery[];
}
