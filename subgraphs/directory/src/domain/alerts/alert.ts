import { randomBytes } from "node:crypto";

/** What an alert can be about. */
export const ALERT_KINDS = [
  "PLACE_DOWN",
  "DISK_FAULT",
  "DISK_NEARLY_FULL",
  "DEVICE_OFFLINE",
  "RECORDS_MISSING",
  "LOG_LOST",
  "LOG_NEARLY_FULL",
  "CLOCK_DRIFT",
  "UNKNOWN_PIN_BURST",
  "SIGN_IN_FAILURES",
  "LEAVER_ENROLLED",
  "PUNCH_ON_DAY_OFF",
  "PUNCH_OUT_OF_HOURS",
] as const;
/** PENDING: it holds, and is not told yet. */
export const ALERT_STATES = ["PENDING", "RAISED", "RESOLVED"] as const;

export type AlertKind = (typeof ALERT_KINDS)[number];
export type AlertState = (typeof ALERT_STATES)[number];

/** Something that is not as it should be, from its first sign until it is over. */
export interface Alert {
  /** `alert/<random>`. */
  readonly id: string;
  readonly kind: AlertKind;
  /** Null where it is about the organisation as a whole. */
  readonly placeId: string | null;
  /** Global id of a reader; null where it is about a place or the organisation. */
  readonly deviceId: string | null;
  readonly state: AlertState;
  /** Since when it is so. */
  readonly sinceMs: number;
  /** What was measured last: seconds of a clock, percent of a log or a disk, how often within ten minutes, people; null where nothing is. */
  readonly value: number | null;
  readonly raisedAtMs: number | null;
  readonly resolvedAtMs: number | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAtMs: number | null;
}

/** What was seen of one thing: that it is so, or that it is not. */
export interface Finding extends Pick<Alert, "kind" | "placeId" | "deviceId" | "value" | "sinceMs"> {
  readonly holds: boolean;
}

/** What makes an alert of findings of one kind. */
export interface AlertRule {
  readonly kind: AlertKind;
  readonly isEnabled: boolean;
  /** How long it must be so before it is told. */
  readonly afterMinutes: number;
  /** From which measure on it is so: seconds of a clock, percent of a log or a disk, how often within ten minutes, people; null for kinds without one. */
  readonly threshold: number | null;
  /** Told at once, in quiet hours too. */
  readonly isUrgent: boolean;
}

/** What counts where nobody said anything else. */
const DEFAULTS: Readonly<Record<AlertKind, Pick<AlertRule, "afterMinutes" | "threshold">>> = {
  PLACE_DOWN: { afterMinutes: 2, threshold: null },
  DISK_FAULT: { afterMinutes: 0, threshold: null },
  DISK_NEARLY_FULL: { afterMinutes: 10, threshold: 90 },
  DEVICE_OFFLINE: { afterMinutes: 10, threshold: null },
  RECORDS_MISSING: { afterMinutes: 0, threshold: null },
  LOG_LOST: { afterMinutes: 0, threshold: null },
  LOG_NEARLY_FULL: { afterMinutes: 0, threshold: 90 },
  CLOCK_DRIFT: { afterMinutes: 0, threshold: 60 },
  UNKNOWN_PIN_BURST: { afterMinutes: 0, threshold: 20 },
  SIGN_IN_FAILURES: { afterMinutes: 0, threshold: 20 },
  LEAVER_ENROLLED: { afterMinutes: 60, threshold: 1 },
  PUNCH_ON_DAY_OFF: { afterMinutes: 0, threshold: 1 },
  PUNCH_OUT_OF_HOURS: { afterMinutes: 0, threshold: 1 },
};

/** Off until somebody switches them on: where people come on days off, or stay late into the night, each such day would be told. */
const OFF_AT_FIRST: ReadonlySet<AlertKind> = new Set<AlertKind>(["PUNCH_ON_DAY_OFF", "PUNCH_OUT_OF_HOURS"]);

/** Every rule, those that somebody set in the place of what counts else. */
export function toRules(set: readonly AlertRule[]): readonly AlertRule[] {
  return ALERT_KINDS.map(
    (kind) =>
      set.find((rule) => rule.kind === kind) ?? {
        kind,
        isEnabled: !OFF_AT_FIRST.has(kind),
        isUrgent: false,
        ...DEFAULTS[kind],
      },
  );
}

/** Whether what was measured counts by the rule of its kind. */
export function isAbove(rules: readonly AlertRule[], kind: AlertKind, value: number): boolean {
  const threshold = rules.find((rule) => rule.kind === kind)?.threshold;
  return threshold !== null && threshold !== undefined && value >= threshold;
}

/** The one thing that a finding and an alert are about. */
export function toSubject({ kind, placeId, deviceId }: Pick<Alert, "kind" | "placeId" | "deviceId">): string {
  return JSON.stringify([kind, placeId, deviceId]);
}

/** Those of an alert that nobody was told of need not be kept. */
export function isDropped({ state, raisedAtMs }: Alert): boolean {
  return state === "RESOLVED" && raisedAtMs === null;
}

/**
 * What becomes of the alerts that are open by what was seen, in its order: one for each subject, however often it is seen.
 *
 * @returns those that changed, as they are at the end
 */
export function takeFindings(open: readonly Alert[], findings: readonly Finding[], nowMs: number): readonly Alert[] {
  const bySubject = new Map(open.map((alert) => [toSubject(alert), alert]));
  const changed = new Map<string, Alert>();
  for (const finding of findings) {
    const subject = toSubject(finding);
    const next = takeFinding(bySubject.get(subject), finding, nowMs);
    if (next === undefined) continue;
    changed.set(next.id, next);
    if (next.state === "RESOLVED") bySubject.delete(subject);
    else bySubject.set(subject, next);
  }
  return [...changed.values()];
}

function takeFinding(alert: Alert | undefined, finding: Finding, nowMs: number): Alert | undefined {
  const { holds, ...seen } = finding;
  if (alert === undefined) return holds ? createAlert(seen) : undefined;
  if (!holds) return { ...alert, state: "RESOLVED", resolvedAtMs: nowMs };
  return alert.value === seen.value ? undefined : { ...alert, value: seen.value };
}

function createAlert(seen: Omit<Finding, "holds">): Alert {
  const id = `alert/${randomBytes(12).toString("base64url")}`;
  const none = { raisedAtMs: null, resolvedAtMs: null, acknowledgedBy: null, acknowledgedAtMs: null };
  return { id, ...seen, state: "PENDING", ...none };
}

/** What is known beside the alerts. */
export interface AlertSurroundings {
  readonly rules: readonly AlertRule[];
  readonly nowMs: number;
  /** Places that are in use. */
  readonly enabled: ReadonlySet<string>;
  /** Places of which everything is known that they told. */
  readonly synced: ReadonlySet<string>;
}

/**
 * What time makes of open alerts: one that held for long enough is raised, unless its place is not synced: what it would say
 * may be over for long. Of rules that are switched off, and of places that are not in use, nothing stays open.
 *
 * @returns those that changed
 */
export function passTime(open: readonly Alert[], around: AlertSurroundings): readonly Alert[] {
  return open.flatMap((alert) => {
    const next = passTimeOf(alert, around);
    return next === alert ? [] : [next];
  });
}

function passTimeOf(alert: Alert, { rules, nowMs, enabled, synced }: AlertSurroundings): Alert {
  const rule = rules.find(({ kind }) => kind === alert.kind);
  const isInUse = alert.placeId === null || enabled.has(alert.placeId);
  if (rule?.isEnabled !== true || !isInUse) return { ...alert, state: "RESOLVED", resolvedAtMs: nowMs };
  if (alert.state !== "PENDING" || nowMs - alert.sinceMs < rule.afterMinutes * 60_000) return alert;
  const isKnown = alert.kind === "PLACE_DOWN" || alert.placeId === null || synced.has(alert.placeId);
  return isKnown ? { ...alert, state: "RAISED", raisedAtMs: nowMs } : alert;
}

/** Somebody has seen it. What never ends by itself, a lost log, ends by that; whoever was first stays named. */
export function acknowledge(alert: Alert, by: string, atMs: number): Alert {
  const seen = alert.acknowledgedBy === null ? { ...alert, acknowledgedBy: by, acknowledgedAtMs: atMs } : alert;
  return alert.kind === "LOG_LOST" && alert.state === "RAISED"
    ? { ...seen, state: "RESOLVED", resolvedAtMs: atMs }
    : seen;
}
