import { toDateTime } from "@biometricflow/subgraph/date-time";
import { toPath } from "../domain/alerts/alert-messages.ts";
import { toTime } from "./time.ts";
import type { AlertResolvers, QuietHoursResolvers } from "../generated/resolvers.ts";

/** The fields of an alert. */
export const Alert: AlertResolvers = {
  state: ({ state }) => (state === "RESOLVED" ? "RESOLVED" : "RAISED"),
  placeId: ({ placeId }) => placeId,
  deviceId: ({ deviceId }) => deviceId,
  path: (alert) => toPath(alert),
  since: ({ sinceMs }) => new Date(sinceMs).toISOString(),
  raisedAt: ({ raisedAtMs, sinceMs }) => new Date(raisedAtMs ?? sinceMs).toISOString(),
  resolvedAt: ({ resolvedAtMs }) => toDateTime(resolvedAtMs ?? undefined),
  acknowledgedAt: ({ acknowledgedAtMs }) => toDateTime(acknowledgedAtMs ?? undefined),
};

/** The fields of quiet hours. */
export const QuietHours: QuietHoursResolvers = {
  days: ({ days }) => [...days],
  from: ({ from }) => toTime(from),
  to: ({ to }) => toTime(to),
};
