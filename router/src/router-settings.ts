import type { RateLimit } from "@biometricflow/service/http/http-server";
import type { OperationLimits } from "./operation-rules/limits.ts";
import type { LoadedSupergraph } from "./supergraph.ts";
import type { DirectorySettings } from "./directory/directory-link.ts";

/** What one router is made from. */
export interface RouterSettings extends DirectorySettings {
  readonly version: string;
  readonly supergraph: LoadedSupergraph;
  /** The router's own private key. */
  readonly keyFile: string;
  readonly corsOrigins: readonly string[];
  /** Names beside loopback under which it answers, as host, address or origin. */
  readonly allowedHosts: readonly string[];
  /** Addresses, networks or `loopback`, whose `x-forwarded-for` is believed. */
  readonly trustedProxies: readonly string[];
  /** Requests that one address may make; no limit when omitted. */
  readonly rateLimit?: RateLimit;
  readonly limits?: OperationLimits;
  /** Messages that may wait for one subscriber; 2000 when omitted. */
  readonly maxQueued?: number;
}
