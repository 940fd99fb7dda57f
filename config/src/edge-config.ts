import { join, resolve } from "node:path";
import type { ConfigFault } from "./config-error.ts";
import type { EdgeFile } from "./edge-file.ts";
import { freezeOrThrow, type OrganisationSettings, readSettings } from "./settings.ts";
import { refuseUrlPassword } from "./url-password.ts";

/** What listens, as `edge` names it: all places are one. */
export type EdgeListener = "router" | "directory" | "attendance" | "places" | "web";

/** So many requests within so many seconds. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

/** The limits that there are. */
export type LimitName = keyof EdgeFile["limits"];

/** What stands before one listener. */
export interface EdgeRules {
  /** Addresses and networks that are heard; everybody when omitted. */
  readonly allow?: readonly string[] | undefined;
  /** Those that are not heard. */
  readonly deny: readonly string[];
  /** Origins whose pages may read answers, beside the dashboard's own. */
  readonly corsOrigins: readonly string[];
  readonly limits: Readonly<Record<LimitName, Rate>>;
}

/** The rules of one listener. */
export function toEdgeRules(edge: EdgeFile, listener: EdgeListener): EdgeRules {
  return { ...edge[listener], corsOrigins: edge.corsOrigins, limits: edge.limits };
}

/** The file that they stand in. */
export function toEdgeFile(configDir: string): string {
  return join(resolve(configDir), "organisation.json");
}

/** Reads the rules of one listener anew. @throws {ConfigError} with every fault of the file, whatever it is in */
export function readEdgeRules(configDir: string, listener: EdgeListener): EdgeRules {
  return toEdgeRules(readOrThrow(configDir).edge, listener);
}

/** @throws {ConfigError} for a Redis whose password stands in manuals, except in a demo; with every fault of the file */
export function refuseRedisPassword(configDir: string, redisUrl: string | undefined): void {
  refuseUrlPassword("REDIS_URL", redisUrl, readOrThrow(configDir).demo !== false);
}

function readOrThrow(configDir: string): OrganisationSettings {
  const faults: ConfigFault[] = [];
  return freezeOrThrow(readSettings(resolve(configDir), faults), faults);
}
