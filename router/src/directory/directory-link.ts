import { join } from "node:path";
import { createPublishedKeys, type PublishedKeys } from "@biometricflow/service/identity/published-keys";
import { openCacheFile } from "@biometricflow/service/process/cache-file";
import { repeatEvery } from "@biometricflow/service/process/repeat";
import type { SubgraphTokens } from "../auth/subgraph-token.ts";
import { parseRegistry } from "@biometricflow/schema/registry";
import { createRegistry, type Registry } from "../registry/registry.ts";
import type { RouterSettings } from "../router-settings.ts";
import { createSubgraphClient, type SubgraphClient } from "../traffic/subgraph-client.ts";
import { createDirectoryHttp, type DirectoryHttp } from "./directory-http.ts";
import { refreshRegistry } from "./registry-follower.ts";

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
export function openDirectoryLink(settings: RouterSettings, tokens: SubgraphTokens): DirectoryLink {
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
