import { isAskedFor } from "../domain/second-factor.ts";
import type { AuditFact } from "@biometricflow/service/audit/fact";
import type { PlaceFigures } from "@biometricflow/schema/attendance-figures";
import type { FeedLine } from "@biometricflow/schema/feed-line";
import type { FeedPosition } from "@biometricflow/schema/vector-cursor";
import type { Log } from "@biometricflow/service/observe/log";
import { repeatEvery } from "@biometricflow/service/process/repeat";
import { type Alert, type Finding, isAbove, passTime, takeFindings } from "../domain/alerts/alert.ts";
import { toAlertChange } from "../domain/alerts/alert-messages.ts";
import type { AlertStore, AlertView } from "../domain/alerts/alert-store.ts";
import { toFigureFindings } from "../domain/alerts/figure-findings.ts";
import { toFeedFindings } from "../domain/alerts/feed-findings.ts";
import { toPunchDeliveries } from "../domain/webhooks/told-punches.ts";
import { type Registry, toZoneOf } from "../registry.ts";

/** What watching needs. */
export interface AlertWatchOptions {
  readonly store: Pick<AlertStore, "changeAlerts" | "takeFeedPage" | "pruneAlerts">;
  readonly registry: Pick<Registry, "read">;
  readonly now: () => number;
  readonly log: Log;
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
  /** A place that answers said whether it can write to its disk. */
  readonly noteDisk: (placeId: string, hasFault: boolean) => void;
  /** Attendance told what it counts at each place. */
  readonly noteFigures: (figures: readonly PlaceFigures[]) => void;
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
const BURST_MS = 600_000;
const SIGN_INS: readonly string[] = ["signIn", "signInByPasskey", "signInByOidc"];
const KEPT_MS = 400 * 86_400_000;

/** What is known of the moment, beside the store. */
interface Seen {
  /** Since when each place is away; null for those that answer. */
  readonly away: Map<string, number | null>;
  /** Since when each place cannot write to its disk; null for those that can. */
  readonly disks: Map<string, number | null>;
  readonly synced: Set<string>;
  /** When sign-ins failed, the oldest first. */
  failures: readonly number[];
  /** What attendance counts; `undefined` before it told anything: what stands then stands on. */
  figures: readonly PlaceFigures[] | undefined;
}

/** Watches, until stopped. */
export function startAlertWatch(options: AlertWatchOptions): AlertWatch {
  const { now, pauseMs = PAUSE_MS } = options;
  const seen: Seen = { away: new Map(), disks: new Map(), synced: new Set(), failures: [], figures: undefined };
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
    noteDisk: (placeId, hasFault) => void seen.disks.set(placeId, hasFault ? (seen.disks.get(placeId) ?? now()) : null),
    noteFigures: (figures) => {
      seen.figures = figures;
    },
    noteFact: ({ action, outcome }) => {
      if (SIGN_INS.includes(action) && outcome !== "OK" && !isAskedFor(outcome))
        seen.failures = [...seen.failures, now()].slice(-MOST_FAILURES);
    },
    stop: () => {
      stop();
      stopPruning();
    },
  };
}

async function look(seen: Seen, { store, registry, now, log, onTold }: AlertWatchOptions): Promise<void> {
  const { away, disks, synced } = seen;
  try {
    const nowMs = now();
    const { places } = await registry.read();
    const enabled = new Set(places.filter((place) => place.enabled).map(({ id }) => id));
    seen.failures = seen.failures.filter((atMs) => atMs > nowMs - BURST_MS);
    const { deliveries } = await store.changeAlerts((view) =>
      toAlertChange(view, { atMs: nowMs, toZone: toZoneOf(places) }, (open) => {
        const findings = [
          ...toPlaceFindings("PLACE_DOWN", away, enabled),
          ...toPlaceFindings("DISK_FAULT", disks, enabled),
          toSignInFinding(seen.failures, view, nowMs),
          ...(seen.figures === undefined ? [] : toFigureFindings(enabled, seen.figures, { rules: view.rules, nowMs })),
        ];
        const found = takeFindings(open, findings, nowMs);
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

/** More than any threshold. */
const MOST_FAILURES = 10_000;

/** The one list, with what the other says of the same alerts in its place. */
function merge(alerts: readonly Alert[], later: readonly Alert[]): readonly Alert[] {
  return [...new Map([...alerts, ...later].map((alert) => [alert.id, alert])).values()];
}

function toPlaceFindings(
  kind: "PLACE_DOWN" | "DISK_FAULT",
  since: ReadonlyMap<string, number | null>,
  enabled: ReadonlySet<string>,
): readonly Finding[] {
  return [...since]
    .filter(([placeId]) => enabled.has(placeId))
    .map(([placeId, sinceMs]) => ({
      ...{ kind, placeId, deviceId: null, value: null, holds: sinceMs !== null, sinceMs: sinceMs ?? 0 },
    }));
}

function toSignInFinding(failures: readonly number[], { rules }: AlertView, nowMs: number): Finding {
  const holds = isAbove(rules, "SIGN_IN_FAILURES", failures.length);
  const sinceMs = failures[0] ?? nowMs;
  return { kind: "SIGN_IN_FAILURES", placeId: null, deviceId: null, holds, sinceMs, value: failures.length };
}

async function prune({ store, now, log }: AlertWatchOptions): Promise<void> {
  try {
    await store.pruneAlerts(now() - KEPT_MS);
  } catch (error) {
    log.error({ err: error }, "old alerts could not be removed");
  }
}
