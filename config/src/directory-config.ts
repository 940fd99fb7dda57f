import { resolve } from "node:path";
import type { ConfigFault } from "./config-error.ts";
import { type EmailSettings, readEmail } from "./email.ts";
import { type OidcSettings, readOidc } from "./oidc.ts";
import { findMissingPlaces, type PlaceAddress, readPlaceEntries, toPlaceAddress } from "./place.ts";
import { findOwnTlsFaults, freezeOrThrow, type OrganisationSettings, readSettings } from "./settings.ts";

/** What the directory needs. */
export interface DirectoryConfig
  extends Pick<
    OrganisationSettings,
    | "configDir"
    | "name"
    | "dataDir"
    | "demo"
    | "publicUrl"
    | "retention"
    | "sessions"
    | "security"
    | "webhooks"
    | "listen"
    | "urls"
    | "tls"
  > {
  /** The mail server with our password to it; undefined: no mail is sent. */
  readonly email: EmailSettings | undefined;
  /** The provider by which people may sign in, with our secret to it; undefined: none. */
  readonly oidc: OidcSettings | undefined;
  /** Every place of the organisation, in the order of pages. */
  readonly places: readonly PlaceAddress[];
}

/**
 * Reads `organisation.json` and `places/*.json`; comm-key files are not looked at.
 *
 * @throws {ConfigError} with every fault of every file.
 */
export function readDirectoryConfig(dir: string): DirectoryConfig {
  const configDir = resolve(dir);
  const faults: ConfigFault[] = [];
  const settings = readSettings(configDir, faults);
  faults.push(...findOwnTlsFaults(settings, "directory"));
  faults.push(...findMissingPlaces(configDir));
  const places = readPlaceEntries(configDir, faults).map(toPlaceAddress);
  const isDemo = settings?.demo !== false;
  const email = settings && readEmail({ ...settings, isDemo }, faults);
  const oidc = settings && readOidc({ ...settings, isDemo }, faults);
  return freezeOrThrow(settings && { ...settings, email, oidc, places }, faults);
}
