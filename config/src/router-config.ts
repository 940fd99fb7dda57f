import { resolve } from "node:path";
import type { ConfigFault } from "./config-error.ts";
import { type PlaceAddress, readPlaceEntries, toPlaceAddress } from "./place.ts";
import { findOwnTlsFaults, freezeOrThrow, type OrganisationSettings, readSettings } from "./settings.ts";

/** What the router needs. */
export interface RouterConfig
  extends Pick<
    OrganisationSettings,
    "configDir" | "dataDir" | "publicUrl" | "trustedProxies" | "listen" | "urls" | "tls"
  > {
  /** The places that its folder names, for the time before it reached the directory; often none. */
  readonly places: readonly PlaceAddress[];
}

/**
 * Reads `organisation.json` and whatever place files lie beside it; comm-key files are not looked at.
 *
 * @throws {ConfigError} with every fault of every file.
 */
export function readRouterConfig(dir: string): RouterConfig {
  const configDir = resolve(dir);
  const faults: ConfigFault[] = [];
  const settings = readSettings(configDir, faults);
  faults.push(...findOwnTlsFaults(settings, "router"));
  const places = readPlaceEntries(configDir, faults).map(toPlaceAddress);
  return freezeOrThrow(settings && { ...settings, places }, faults);
}
