import { listCertificateAlarms } from "@biometricflow/edge/certificates-in-use";
import type { Alarm } from "../observe/disk-watch.ts";
import { createGauge } from "../observe/figures.ts";
import type { Metrics } from "../observe/metrics.ts";

/** What a process says of itself. */
export interface HealthSource {
  readonly service: string;
  /** Added to the answer of `/health`. */
  readonly health?: () => Readonly<Record<string, unknown>>;
  /** What keeps it from doing all of its work now; shown at `/health`, which stays 200, and in the figures. */
  readonly alarms?: () => readonly Alarm[];
}

/** The answer of `/health`. */
export function toHealth(source: HealthSource) {
  const { service, health } = source;
  const raised = listAlarms(source).map(({ sinceMs, ...alarm }) => ({
    ...alarm,
    since: new Date(sinceMs).toISOString(),
  }));
  const status = raised.length === 0 ? { status: "ok" } : { status: "degraded", alarms: raised };
  return { ...status, service, ...health?.() };
}

/** Has the figures tell the same. */
export function addAlarmFigure(metrics: Metrics, source: HealthSource): void {
  createGauge(metrics, {
    name: "alarm",
    help: "1 while something keeps the process from doing all of its work, or soon will.",
    labelNames: ["code"],
    read: () => listAlarms(source).map(({ code }) => [1, { code }] as const),
  });
}

/** What the process itself is in trouble with, and what it should be told of its certificates before others refuse them. */
function listAlarms({ alarms }: HealthSource): readonly Alarm[] {
  return [...(alarms?.() ?? []), ...listCertificateAlarms(Date.now())];
}
