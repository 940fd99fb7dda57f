import { join } from "node:path";
import { createPublishedKeys, type PublishedKeys } from "@biometricflow/service/identity/published-keys";
import { openCacheFile } from "@biometricflow/service/process/cache-file";
import { repeatEvery } from "@biometricflow/service/process/repeat";
import type { SubgraphTokens } from "../auth/subgraph-token.ts";
import { parseRegistry, type RegistrySnapshot } from "@biometricflow/schema/registry";
import type { Log } from "@biometricflow/service/observe/log";
import { createRegistry, type Registry } from "../registry/registry.ts";
import { createSubgraphClient, type SubgraphClient, type TrafficPolicy } from "../traffic/subgraph-client.ts";
import { createDirectoryHttp, type DirectoryHttp } from "./directory-http.ts";
import { refreshRegistry } from "./registry-follower.ts";

/** What the link is made from. */
export interface DirectorySettings {
  /** `http://host:port` of the directory. */
  readonly directoryOrigin: string;
  /** Folder of the copies of what the directory owns. */
  readonly cacheDir: string;
  /** The registry until the directory was reached for the first time. */
  readonly seed: RegistrySnapshot;
  readonly log: Log;
  readonly traffic?: TrafficPolicy;
  /** How often the registry is asked for; 2000 when omitted. */
  readonly registryPollMs?: number;
}

/** Everything the router has of the directory; the registry and the keys also while the directory is down. */
export interface DirectoryLink {
  readonly registry: Registry;
  readonly keys: PublishedKeys;
  readonly http: DirectoryHttp;
  readonly graphql: SubgraphClient;
  readonly close: () => Promise<void>;
}

const POLL_MS = 2000;

/** Opens the link: the copies on disk count at once, then the directory's answers. */
export function openDirectoryLink(settings: DirectorySettings, tokens: SubgraphTokens): DirectoryLink {
  const { directoryOrigin, cacheDir, log, traffic } = settings;
  const cache = openCacheFile(join(cacheDir, "registry.json"));
  const registry = createRegistry(parseRegistry(cache.read()) ?? settings.seed);
  const http = createDirectoryHttp(directoryOrigin);
  const graphql = createSubgraphClient([`${directoryOrigin}/graphql`], traffic);
  const keys = createPublishedKeys({
    load: async () => {
      const { status, text } = await http.request({ method: "GET", path: "/.well-known/jwks.json", headers: {} });
      return status === 200 ? text : undefined;
    },
    cache: openCacheFile(join(cacheDir, "client-jwks.json")),
    log,
  });
  const authorization = () => tokens.forDirectory(undefined);
  const stopFollowing = repeatEvery(
    () => settings.registryPollMs ?? POLL_MS,
    async () => {
      const isReached = await refreshRegistry({ registry, directory: http, authorization, cache, log });
      if (isReached) await keys.refresh();
    },
  );
  return {
    registry,
    keys,
    http,
    graphql,
    close: async () => {
      stopFollowing();
      await Promise.all([http.close(), graphql.close()]);
    },
  };
}
