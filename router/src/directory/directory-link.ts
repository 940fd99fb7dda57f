import { join } from "node:path";
import { NO_REVOCATIONS, parseRevocations } from "@biometricflow/schema/revocations";
import { createPublishedKeys, type PublishedKeys } from "@biometricflow/service/identity/published-keys";
import { openCacheFile } from "@biometricflow/service/process/cache-file";
import { repeatEvery } from "@biometricflow/service/process/repeat";
import { createRevokedSessions, type RevokedSessions } from "../auth/revoked-sessions.ts";
import type { SubgraphTokens } from "../auth/subgraph-token.ts";
import { parseRegistry, type RegistrySnapshot } from "@biometricflow/schema/registry";
import type { Log } from "@biometricflow/service/observe/log";
import { createRegistry, type Registry } from "../registry/registry.ts";
import {
  createSubgraphClient,
  DEFAULT_TRAFFIC,
  type SubgraphClient,
  type TrafficPolicy,
} from "../traffic/subgraph-client.ts";
import { createDirectoryHttp, type DirectoryHttp } from "./directory-http.ts";
import { follow } from "./follower.ts";

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
  /** How often it is asked which sessions ended; 1000 when omitted. */
  readonly revocationPollMs?: number;
}

/** Everything the router has of the directory; while the directory is down its last word counts. */
export interface DirectoryLink {
  readonly registry: Registry;
  readonly revoked: RevokedSessions;
  readonly keys: PublishedKeys;
  readonly http: DirectoryHttp;
  /** Queries. */
  readonly graphql: SubgraphClient;
  /** Mutations, signing in among them, which is slow on purpose: queries do not stand in line behind it. */
  readonly mutations: SubgraphClient;
  readonly close: () => Promise<void>;
}

const POLL_MS = 2000;
const MUTATION_DEADLINE_MS = 15_000;
/**
 * How often it is asked which sessions ended: one must be known everywhere within five seconds, also when a question gets no
 * answer in its time (`directory-http`) and is asked again.
 */
export const REVOCATION_POLL_MS = 1000;

/** Opens the link: the copies on disk count at once, then the directory's answers. */
export function openDirectoryLink(settings: DirectorySettings, tokens: SubgraphTokens): DirectoryLink {
  const { directoryOrigin, traffic } = settings;
  const http = createDirectoryHttp(directoryOrigin);
  const urls = [`${directoryOrigin}/graphql`];
  const graphql = createSubgraphClient(urls, traffic);
  const mutations = createSubgraphClient(urls, { ...(traffic ?? DEFAULT_TRAFFIC), deadlineMs: MUTATION_DEADLINE_MS });
  const authorization = () => tokens.forDirectory(undefined);
  const parts = { ...settings, http, authorization };
  const { registry, keys, stop: stopRegistry } = followRegistry(parts);
  const { revoked, stop: stopRevoked } = followRevocations(parts);
  return {
    registry,
    revoked,
    keys,
    http,
    graphql,
    mutations,
    close: async () => {
      stopRegistry();
      stopRevoked();
      await Promise.all([http.close(), graphql.close(), mutations.close()]);
    },
  };
}

interface FollowParts extends DirectorySettings {
  readonly http: DirectoryHttp;
  readonly authorization: () => string;
}

/** The places and, after each answer, the keys that verify client tokens. */
function followRegistry({
  cacheDir,
  seed,
  http: directory,
  authorization,
  log,
  registryPollMs = POLL_MS,
}: FollowParts) {
  const cache = openCacheFile(join(cacheDir, "registry.json"));
  const registry = createRegistry(parseRegistry(cache.read()) ?? seed);
  const { version, replace } = registry;
  const keys = createPublishedKeys({
    load: async () => {
      const { status, text } = await directory.request({ method: "GET", path: "/.well-known/jwks.json", headers: {} });
      return status === 200 ? text : undefined;
    },
    cache: openCacheFile(join(cacheDir, "client-jwks.json")),
    log,
  });
  const follower = { path: "/registry", version, parse: parseRegistry, replace, directory, authorization, cache, log };
  const stop = repeatEvery(
    () => registryPollMs,
    async () => {
      if (await follow(follower)) await keys.refresh();
    },
  );
  return { registry, keys, stop };
}

/** The sessions that ended; what stands on disk counts until the directory answers. */
function followRevocations({ cacheDir, http: directory, authorization, log, revocationPollMs }: FollowParts) {
  const cache = openCacheFile(join(cacheDir, "revocations.json"));
  const revoked = createRevokedSessions(parseRevocations(cache.read()) ?? NO_REVOCATIONS);
  const { version, replace } = revoked;
  const parse = parseRevocations;
  const follower = { path: "/revocations", version, parse, replace, directory, authorization, cache, log };
  const stop = repeatEvery(
    () => revocationPollMs ?? REVOCATION_POLL_MS,
    () => follow(follower),
  );
  return { revoked, stop };
}
