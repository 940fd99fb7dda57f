import { createMetrics, type Metrics } from "@biometricflow/service/observe/metrics";
import type { SubgraphTokens } from "./auth/subgraph-token.ts";
import { type DirectoryLink, openDirectoryLink } from "./directory/directory-link.ts";
import { createPlaceCalls, type PlaceCalls } from "./place-links/place-calls.ts";
import { createPlaceHealth, type PlaceHealth } from "./place-links/place-health.ts";
import type { Registry } from "./registry/registry.ts";
import { createPlaceCounter } from "./router-metrics.ts";
import type { RouterSettings } from "./router-settings.ts";
import { createUpstreamSockets, type UpstreamSockets } from "./subscriptions/upstream-sockets.ts";
import { DEFAULT_TRAFFIC } from "./traffic/subgraph-client.ts";

/** Everything that leads from a router to its directory and its places. */
export interface RouterLinks {
  readonly tokens: SubgraphTokens;
  readonly directory: DirectoryLink;
  readonly registry: Registry;
  readonly health: PlaceHealth;
  readonly calls: PlaceCalls;
  readonly sockets: UpstreamSockets;
  readonly metrics: Metrics;
  readonly close: () => Promise<void>;
}

/** Opens the links; they follow the registry. */
export function openLinks(settings: RouterSettings, tokens: SubgraphTokens): RouterLinks {
  const { traffic = DEFAULT_TRAFFIC } = settings;
  const directory = openDirectoryLink(settings, tokens);
  const { registry } = directory;
  const health = createPlaceHealth({ registry, tokens });
  const metrics = createMetrics("router");
  const onOutcome = createPlaceCounter(metrics);
  const calls = createPlaceCalls({ registry, tokens, health, policy: traffic, onOutcome });
  const sockets = createUpstreamSockets(registry, tokens);
  const close = async () => {
    sockets.close();
    await Promise.all([health.close(), calls.close(), directory.close()]);
  };
  return { tokens, directory, registry, health, calls, sockets, metrics, close };
}
