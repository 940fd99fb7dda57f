import { join } from "node:path";
import { followAttendanceKeys, type RouterKeys } from "@biometricflow/service/identity/router-keys";
import { createMetrics, type Metrics } from "@biometricflow/service/observe/metrics";
import type { SubgraphTokens } from "./auth/subgraph-token.ts";
import { type GraphAudit, toGraphAudit } from "./audit/graph-audit.ts";
import { openRouterAudit, type RouterAudit } from "./audit/router-audit.ts";
import { ATTENDANCE_ROOTS, DIRECTORY_ROOTS } from "./change-streams/change-roots.ts";
import { type ChangeStreams, createChangeStreams } from "./change-streams/change-streams.ts";
import { type DirectoryLink, openDirectoryLink } from "./directory/directory-link.ts";
import { createPlaceCalls, type PlaceCalls } from "./place-links/place-calls.ts";
import { createPlaceHealth, type PlaceHealth } from "./place-links/place-health.ts";
import type { Registry } from "./registry/registry.ts";
import { createPlaceCounter } from "./router-metrics.ts";
import type { RouterSettings } from "./router-settings.ts";
import { createUpstreamSockets, type UpstreamSockets } from "./subscriptions/upstream-sockets.ts";
import { createSubgraphClient, DEFAULT_TRAFFIC, type SubgraphClient } from "./traffic/subgraph-client.ts";

/** Everything that leads from a router to its directory and its places. */
export interface RouterLinks {
  readonly tokens: SubgraphTokens;
  readonly directory: DirectoryLink;
  /** What passes through the router and is written down by no subgraph. */
  readonly audit: RouterAudit;
  /** The graph's part of that. */
  readonly graphAudit: GraphAudit;
  readonly attendance: SubgraphClient;
  /** Of the tokens with which attendance's exports ask. */
  readonly attendanceKeys: Pick<RouterKeys, "current">;
  readonly registry: Registry;
  readonly health: PlaceHealth;
  readonly calls: PlaceCalls;
  readonly sockets: UpstreamSockets;
  /** Streams of attendance. */
  readonly changes: ChangeStreams;
  /** Those of the directory. */
  readonly alerts: ChangeStreams;
  readonly metrics: Metrics;
  readonly close: () => Promise<void>;
}

/** Opens the links; they follow the registry. */
export function openLinks(settings: RouterSettings, tokens: SubgraphTokens): RouterLinks {
  const { traffic = DEFAULT_TRAFFIC } = settings;
  const directory = openDirectoryLink(settings, tokens);
  const attendance = createSubgraphClient([`${settings.attendanceOrigin}/graphql`], traffic);
  const attendanceKeys = followAttendanceKeys({
    attendanceUrl: settings.attendanceOrigin,
    cacheFile: join(settings.cacheDir, "attendance-jwks.json"),
    log: settings.log,
  });
  const { registry } = directory;
  const audit = openRouterAudit({
    folder: settings.cacheDir,
    directory: { http: directory.http, authorization: () => tokens.forDirectory(undefined) },
    log: settings.log,
  });
  const graphAudit = toGraphAudit(audit, settings.now);
  const health = createPlaceHealth({ registry, tokens });
  const metrics = createMetrics("router");
  const onOutcome = createPlaceCounter(metrics);
  const calls = createPlaceCalls({ registry, tokens, health, policy: traffic, onOutcome });
  const sockets = createUpstreamSockets(registry, tokens);
  const streams = openChangeStreams(settings, { tokens, registry });
  const close = async () => {
    sockets.close();
    streams.changes.close();
    streams.alerts.close();
    attendanceKeys.stop();
    audit.stop();
    await Promise.all([health.close(), calls.close(), directory.close(), attendance.close()]);
  };
  return {
    ...{ tokens, directory, audit, graphAudit, attendance, attendanceKeys, registry, health, calls, sockets, metrics },
    ...streams,
    close,
  };
}

/** What other subgraphs stream, which the router tells on. */
function openChangeStreams(
  { attendanceOrigin, directoryOrigin }: RouterSettings,
  { tokens, registry }: Pick<RouterLinks, "tokens" | "registry">,
): Pick<RouterLinks, "changes" | "alerts"> {
  return {
    changes: createChangeStreams({
      ...{ subgraph: "attendance", roots: ATTENDANCE_ROOTS, role: "VIEWER", registry },
      ...{ origin: attendanceOrigin, authorize: tokens.forAttendance },
    }),
    alerts: createChangeStreams({
      ...{ subgraph: "directory", roots: DIRECTORY_ROOTS, role: "AUDITOR", registry },
      ...{ origin: directoryOrigin, authorize: tokens.forDirectory },
    }),
  };
}
