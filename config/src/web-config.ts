import type { ConfigFault } from "./config-error.ts";
import { findOwnTlsFaults, freezeOrThrow, type OrganisationSettings, readSettings } from "./settings.ts";

/** What the dashboard needs. */
export type WebConfig = Pick<
  OrganisationSettings,
  "configDir" | "name" | "dataDir" | "demo" | "publicUrl" | "oidc" | "trustedProxies" | "listen" | "urls" | "tls"
>;

/**
 * Reads `organisation.json` of a folder and nothing else.
 *
 * @throws {ConfigError} with every fault of the file.
 */
export function readWebConfig(dir: string): WebConfig {
  const faults: ConfigFault[] = [];
  const settings = readSettings(dir, faults);
  faults.push(...findOwnTlsFaults(settings, "web"));
  return freezeOrThrow(settings, faults);
}
