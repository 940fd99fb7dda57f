import { isAskedFor } from "../domain/second-factor.ts";
import type { AuditFact } from "@biometricflow/service/audit/fact";
import type { PlaceFigures } from "@biometricflow/schema/attendance-figures";
import type { FeedLine } from "@biometricflow/schema/feed-line";
import type { FeedPosition } from "@biometricflow/schema/vector-cursor";
import type { Log } from "@biometricflow/service/observe/log";
import { repeatEvery } from "@biometricflow/service/process/repeat";
import { type Alert, passTime, takeFindings } from "../domain/alerts/alert.ts";
import { toAlertChange } from "../domain/alerts/alert-messages.ts";
import type { AlertStore } from "../domain/alerts/alert-store.ts";
import { toFeedFindings } from "../domain/alerts/feed-findings.ts";
import { forgetBursts, type SeenMoment, toMomentFindings } from "../domain/alerts/moment-findings.ts";
import { toPunchDeliveries } from "../domain/webhooks/told-punches.ts";
import { type Registry, toZoneOf } from "../registry.ts";
import type { PlaceDisk } from "../webhooks/read-feed.ts";

/** What watching needs. */
export interface AlertWatchOptions {
  readonly store: Pick<AlertStore, "changeAlerts" | "takeFeedPage" | "pruneAlerts">;
  readonly registry: Pick<Registry, "read">;
  readonly now: () => number;
  readonly log: Log;
  /** How much of the directory's own disk is in use, in whole percent; nobody can say when omitted. */
  readonly filledPct?: (() => number | undefined) | undefined;
  /** Something was put into the outbox, perhaps. */
  readonly onTold: () => void;
  /** Between two looks at what time makes of alerts; a second when omitted. */
  readonly pauseMs?: number;
}

/** What makes alerts of what is seen. */
export interface AlertWatch {
  /** Takes a part of a place's feed, with its position. */
  readonly takePart: (placeId: string, part: TakenPart) => Promise<void>;
  /** A place answered, with everything that it has to tell or with more to come; or it did not. */
  readonly noteAnswer: (placeId: string, answer: "SYNCED" | "BEHIND" | "AWAY") => void;
  /** Attendance told what it counts at each place. */
  readonly noteFigures: (figures: readonly PlaceFigures[]) => void;
  /** A place that answers said of its disk whether it can write to it, and how much of it is in use. */
  readonly noteDisk: (placeId: string, disk: PlaceDisk) => void;
  /** So many punches of PINs came in that are enrolled on no reader of their place. */
  readonly noteUnknownPins: (placeId: string, count: number) => void;
  /** Something was audited. */
  readonly noteFact: (fact: AuditFact) => void;
  readonly stop: () => void;
}

/** A part of a feed, as it is taken. */
export interface TakenPart {
  readonly lines: readonly FeedLine[];
  readonly position: FeedPosition;
}

const PAUSE_MS = 1_000;
const HOUR_MS = 3_600_000;
const SIGN_INS: readonly string[] = ["signIn", "signInByPasskey", "signInByOidc"];
/** More than any threshold. */
const MOST_COUNTED = 10_000;
const KEPT_MS = 400 * 86_400_000;

/** Watches, until stopped. */
export function startAlertWatch(options: AlertWatchOptions): AlertWatch {
  const { now, pauseMs = PAUSE_MS } = options;
  const seen: SeenMoment = {
    away: new Map(),
    disks: new Map(),
    synced: new Set(),
    filled: new Map(),
    failures: [],
    unknown: new Map(),
    figures: undefined,
  };
  const stop = repeatEvery(
    () => pauseMs,
    () => look(seen, options),
  );
  const stopPruning = repeatEvery(
    () => HOUR_MS,
    () => prune(options),
  );
  return {
    takePart: (placeId, part) => takePart(placeId, part, options),
    noteAnswer: (placeId, answer) => {
      seen.away.set(placeId, answer === "AWAY" ? (seen.away.get(placeId) ?? now()) : null);
      if (answer === "SYNCED") seen.synced.add(placeId);
      else seen.synced.delete(placeId);
    },
    noteFigures: (figures) => {
      seen.figures = figures;
    },
    noteDisk: (placeId, { hasFault, filledPct }) => {
      seen.disks.set(placeId, hasFault ? (seen.disks.get(placeId) ?? now()) : null);
      seen.filled.set(placeId, filledPct);
    },
    noteUnknownPins: (placeId, count) => {
      const times = Array.from({ length: Math.min(count, MOST_COUNTED) }, now);
      seen.unknown.set(placeId, [...(seen.unknown.get(placeId) ?? []), ...times].slice(-MOST_COUNTED));
    },
    noteFact: ({ action, outcome }) => {
      if (SIGN_INS.includes(action) && outcome !== "OK" && !isAskedFor(outcome))
        seen.failures = [...seen.failures, now()].slice(-MOST_COUNTED);
    },
    stop: () => {
      stop();
      stopPruning();
    },
  };
}

async function look(seen: SeenMoment, options: AlertWatchOptions): Promise<void> {
  const { store, registry, now, log, onTold } = options;
  const { synced } = seen;
  try {
    const nowMs = now();
    const { places } = await registry.read();
    const enabled = new Set(places.filter((place) => place.enabled).map(({ id }) => id));
    forgetBursts(seen, nowMs);
    const ownFilledPct = options.filledPct?.();
    const { deliveries } = await store.changeAlerts((view) =>
      toAlertChange(view, { atMs: nowMs, toZone: toZoneOf(places) }, (open) => {
        const found = takeFindings(open, toMomentFindings(seen, { ownFilledPct, enabled, view, nowMs }), nowMs);
        const standing = merge(open, found).filter(({ state }) => state !== "RESOLVED");
        return merge(found, passTime(standing, { rules: view.rules, nowMs, enabled, synced }));
      }),
    );
    if (deliveries.length > 0) onTold();
  } catch (error) {
    log.error({ err: error }, "the alerts could not be looked at");
  }
}

async function takePart(
  placeId: string,
  { lines, position }: TakenPart,
  { store, registry, now, onTold }: AlertWatchOptions,
): Promise<void> {
  const nowMs = now();
  const telling = { atMs: nowMs, toZone: toZoneOf((await registry.read()).places) };
  await store.takeFeedPage(placeId, position, (view) => {
    const { alerts, deliveries } = toAlertChange(view, telling, (open) =>
      takeFindings(open, toFeedFindings(placeId, lines, { rules: view.rules, nowMs }), nowMs),
    );
    const punches = toPunchDeliveries(placeId, lines, { webhooks: view.webhooks, atMs: nowMs });
    return { alerts, deliveries: [...deliveries, ...punches] };
  });
  onTold();
}

/** The one list, with what the other says of the same alerts in its place. */
function merge(alerts: readonly Alert[], later: readonly Alert[]): readonly Alert[] {
  return [...new Map([...alerts, ...later].map((alert) => [alert.id, alert])).values()];
}

async function prune({ store, now, log }: AlertWatchOptions): Promise<void> {
  try {
    await store.pruneAlerts(now() - KEPT_MS);
  } catch (error) {
    log.error({ err: error }, "old alerts could not be removed");
  }
}
