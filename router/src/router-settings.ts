import type { RateLimit } from "@biometricflow/service/http/http-server";
import type { Log } from "@biometricflow/service/observe/log";
import type { OperationLimits } from "./operation-rules/limits.ts";
import type { RegistrySnapshot } from "@biometricflow/schema/registry";
import type { LoadedSupergraph } from "./supergraph.ts";
import type { TrafficPolicy } from "./traffic/subgraph-client.ts";

/** What one router is made from. */
export interface RouterSettings {
  readonly version: string;
  readonly supergraph: LoadedSupergraph;
  /** `http://host:port` of the directory. */
  readonly directoryOrigin: string;
  /** The router's own private key. */
  readonly keyFile: string;
  /** Folder of the copies of what the directory owns. */
  readonly cacheDir: string;
  /** The registry until the directory was reached for the first time. */
  readonly seed: RegistrySnapshot;
  readonly corsOrigins: readonly string[];
  /** Names beside loopback under which it answers, as host, address or origin. */
  readonly allowedHosts: readonly string[];
  /** Addresses, networks or `loopback`, whose `x-forwarded-for` is believed. */
  readonly trustedProxies: readonly string[];
  readonly log: Log;
  /** Requests that one address may make; no limit when omitted. */
  readonly rateLimit?: RateLimit;
  readonly traffic?: TrafficPolicy;
  readonly limits?: OperationLimits;
  /** Messages that may wait for one subscriber; 2000 when omitted. */
  readonly maxQueued?: number;
  /** How often the registry is asked for; 2000 when omitted. */
  readonly registryPollMs?: number;
}
