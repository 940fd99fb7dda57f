import type { Alert } from "./alert.ts";

/** What became of an alert that people see. */
export interface AlertEvent {
  readonly kind: "RAISED" | "ACKNOWLEDGED" | "RESOLVED";
  readonly alert: Alert;
}

/**
 * What a change tells: nothing of alerts that wait to be raised, and nothing of another measure alone.
 *
 * @param before those that were open
 */
export function toAlertEvents(before: readonly Alert[], changed: readonly Alert[]): readonly AlertEvent[] {
  const known = new Map(before.map((alert) => [alert.id, alert]));
  return changed.flatMap((alert) => {
    const kind = toKind(alert, known.get(alert.id));
    return kind === undefined ? [] : [{ kind, alert }];
  });
}

function toKind(alert: Alert, before: Alert | undefined): AlertEvent["kind"] | undefined {
  if (alert.raisedAtMs === null) return undefined;
  if (alert.state !== before?.state) return alert.state === "RESOLVED" ? "RESOLVED" : "RAISED";
  return alert.acknowledgedAtMs !== before.acknowledgedAtMs ? "ACKNOWLEDGED" : undefined;
}
