import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ConfigFault } from "./config-error.ts";
import { toDataPaths } from "./data-paths.ts";
import { findMissingPlaces, type PlaceAddress, readPlaceEntries, toPlaceAddress } from "./place.ts";
import { findOwnTlsFaults, freezeOrThrow, type OrganisationSettings, readSettings } from "./settings.ts";

/** What the attendance subgraph needs. */
export interface AttendanceConfig
  extends Pick<
    OrganisationSettings,
    "configDir" | "name" | "dataDir" | "demo" | "publicUrl" | "listen" | "urls" | "tls" | "identity"
  > {
  /** Every place of the organisation, in the order of pages. */
  readonly places: readonly PlaceAddress[];
  /** The folder of what it begins with; `undefined`: with nothing. */
  readonly startFolder: string | undefined;
}

/**
 * Reads `organisation.json` and `places/*.json`; comm-key files are not looked at.
 *
 * @throws {ConfigError} with every fault of every file.
 */
export function readAttendanceConfig(dir: string): AttendanceConfig {
  const configDir = resolve(dir);
  const faults: ConfigFault[] = [];
  const settings = readSettings(configDir, faults);
  faults.push(...findOwnTlsFaults(settings, "attendance"));
  faults.push(...findMissingPlaces(configDir));
  const places = readPlaceEntries(configDir, faults).map(toPlaceAddress);
  return freezeOrThrow(settings && { ...settings, places, startFolder: toStartFolder(settings) }, faults);
}

/** `attendance/` beside `organisation.json`; that of a demo without one is laid down by its simulated readers. */
function toStartFolder({ configDir, dataDir, demo }: OrganisationSettings): string | undefined {
  const own = join(configDir, "attendance");
  if (existsSync(own)) return own;
  return demo === false ? undefined : toDataPaths(dataDir).demoAttendance;
}
