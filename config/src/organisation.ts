import { join, resolve } from "node:path";
import type { ConfigFault } from "./config-error.ts";
import { findClashes } from "./clashes.ts";
import {
  findMissingPlaces,
  type PlaceAddress,
  type PlaceConfig,
  type PlaceEntry,
  readPlaceEntries,
  toPlaceAddress,
  toPlaceConfig,
} from "./place.ts";
import { findOutgoingFaults, findUnknownSelf } from "./server-tls.ts";
import { freezeOrThrow, type OrganisationSettings, readSettings } from "./settings.ts";

/** A whole organisation folder: for the supervisor and the operators' commands alone. */
export interface OrganisationConfig extends OrganisationSettings {
  /** The places that this machine runs, in the order of their ports. */
  readonly places: readonly PlaceConfig[];
  /** The places that other machines run. */
  readonly remotePlaces: readonly PlaceAddress[];
}

/**
 * Reads everything in an organisation folder, comm keys included.
 *
 * @param dir the organisation folder; relative paths inside its files start there.
 * @throws {ConfigError} with every fault of every file.
 */
export function readOrganisation(dir: string): OrganisationConfig {
  const configDir = resolve(dir);
  const faults: ConfigFault[] = [];
  const settings = readSettings(configDir, faults);
  const file = join(configDir, "organisation.json");
  if (settings !== undefined) faults.push(...findOutgoingFaults(settings.tls, file));
  faults.push(...findMissingPlaces(configDir));
  const entries = readPlaceEntries(configDir, faults);
  const here = entries.filter((entry) => entry.kind === "HERE");
  const places = here.map((entry) => toPlaceConfig(entry, configDir, faults));
  const remotePlaces = entries.filter(({ kind }) => kind === "ELSEWHERE").map(toPlaceAddress);
  faults.push(...findClashes(places, settings?.listen));
  if (settings !== undefined) {
    const { directory, attendance } = settings.listen;
    faults.push(...findUnknownSelf([directory, attendance, ...places], settings.tls, file));
  }
  if (settings?.demo === false) faults.push(...findSimulated(here));
  return freezeOrThrow(settings && { ...settings, places, remotePlaces }, faults);
}

/** A simulated reader would stand silent in a real organisation: nothing starts it. */
function findSimulated(entries: readonly Extract<PlaceEntry, { kind: "HERE" }>[]): readonly ConfigFault[] {
  return entries.flatMap(({ path: file, place }) =>
    place.readers.flatMap(({ simulate }, index) =>
      simulate === undefined
        ? []
        : [
            {
              file,
              key: `readers.${index}.simulate`,
              found: JSON.stringify(simulate),
              expected: 'nothing, or "demo": true in organisation.json',
            },
          ],
    ),
  );
}
