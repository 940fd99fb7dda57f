import { readAttendanceConfig } from "@biometricflow/config/attendance-config";
import { ConfigError, type ConfigFault } from "@biometricflow/config/config-error";
import { readDirectoryConfig } from "@biometricflow/config/directory-config";
import { readOrganisation } from "@biometricflow/config/organisation";
import { listPlaceFiles, type PlaceConfig, readPlaceEntry } from "@biometricflow/config/place";
import { readPlaceConfig } from "@biometricflow/config/place-config";
import { readRouterConfig } from "@biometricflow/config/router-config";
import { readWebConfig } from "@biometricflow/config/web-config";

/** A configuration as the processes read it. */
export interface ReadConfiguration {
  /** Every fault that one of them would end with, each once. */
  readonly faults: readonly ConfigFault[];
  /** The places of this machine whose files are fine. */
  readonly places: readonly PlaceConfig[];
}

/** Has every process that this folder can start read what it reads. */
export function readAsProcesses(configDir: string): ReadConfiguration {
  const faults = new Map<string, ConfigFault>();
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      for (const fault of error.faults) faults.set(`${fault.file}\n${fault.key}\n${fault.found}`, fault);
      return undefined;
    }
  };
  for (const read of [readOrganisation, readDirectoryConfig, readAttendanceConfig, readRouterConfig, readWebConfig])
    attempt(() => read(configDir));
  const places = listOwnPlaces(configDir).map((id) => attempt(() => readPlaceConfig(configDir, id))?.place);
  return { faults: [...faults.values()], places: places.filter((place) => place !== undefined) };
}

/** The places that this machine would run; a file that another machine's place is named by starts nothing here. */
function listOwnPlaces(configDir: string): readonly string[] {
  const isElsewhere = (name: string) => readPlaceEntry(configDir, name, [])?.kind === "ELSEWHERE";
  return listPlaceFiles(configDir).flatMap((name) => (isElsewhere(name) ? [] : [name.slice(0, -5)]));
}
