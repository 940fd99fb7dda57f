import type { Edge } from "@biometricflow/edge/edge";
import type { ServerTls } from "@biometricflow/edge/open-tls";
import type { Operations } from "@biometricflow/service/http/http-server";
import type { DashboardCheck } from "@biometricflow/service/identity/dashboard-proof";
import type { Limits } from "./limits.ts";
import type { LoadedSupergraph } from "./supergraph.ts";
import type { DirectorySettings } from "./directory/directory-link.ts";

/** What one router is made from. */
export interface RouterSettings extends DirectorySettings {
  readonly version: string;
  readonly supergraph: LoadedSupergraph;
  /** `http://host:port` of the attendance subgraph. */
  readonly attendanceOrigin: string;
  /** The router's own private key. */
  readonly keyFile: string;
  /** Where the key that takes its place is laid down; it is looked for beside it when omitted. */
  readonly nextKeyFile?: string;
  /** Laid down with the public keys that count; nowhere when omitted. */
  readonly jwksFile?: string;
  /** The clock of the keys, in milliseconds since 1970; the system's when omitted. */
  readonly keysNow?: () => number;
  readonly corsOrigins: readonly string[];
  /** Where browsers that open the router's address are pointed to; nowhere when omitted. */
  readonly dashboardUrl?: string;
  /** Names beside loopback under which it answers, as host, address or origin. */
  readonly allowedHosts: readonly string[];
  /** Addresses, networks or `loopback`, whose `x-forwarded-for` is believed. */
  readonly trustedProxies: readonly string[];
  /** True of the dashboard's requests, whose `x-forwarded-for` is believed too; none is when omitted. */
  readonly isDashboard?: DashboardCheck;
  /** Who is heard, and how often; everybody without limits when omitted. */
  readonly edge?: Edge;
  /** What it speaks TLS by; it speaks plain HTTP when omitted. */
  readonly tls?: ServerTls | undefined;
  /** What it shows operators, and to whom. */
  readonly operations?: Operations;
  readonly limits?: Limits;
  /** Messages that may wait for one subscriber; 2000 when omitted. */
  readonly maxQueued?: number;
  /** Milliseconds since 1970, for the hours of views in the audit and the end of rights; the system clock when omitted. */
  readonly now?: () => number;
}
