import { join, resolve } from "node:path";
import type { ConfigFault } from "@biometricflow/config/config-error";
import { listPlaceFiles } from "@biometricflow/config/place";
import { readSettings } from "@biometricflow/config/settings";
import { type CheckedFile, toChecked, toFileFault } from "./checked-file.ts";
import { readAsProcesses } from "./read-as-processes.ts";
import { checkSecrets } from "./secret-files.ts";

/** Checks every file of an organisation's folder that a process reads at its start, and the secrets of this machine and of the environment. */
export function checkConfig(dir: string, environment: NodeJS.ProcessEnv): readonly CheckedFile[] {
  const configDir = resolve(dir);
  const { faults, places } = readAsProcesses(configDir);
  const settings = readSettings(configDir, []); // its faults are known already
  const secrets = settings === undefined ? [] : checkSecrets(settings, places, environment);
  return [...checkFiles(configDir, faults), ...secrets];
}

function checkFiles(configDir: string, faults: readonly ConfigFault[]): readonly CheckedFile[] {
  const named = [
    join(configDir, "organisation.json"),
    ...listPlaceFiles(configDir).map((name) => join(configDir, "places", name)),
  ];
  // the clashes of ports are told by the file's name alone
  const byFile = Map.groupBy(faults, ({ file }) => resolve(configDir, file));
  return [...new Set([...named, ...byFile.keys()])].map((file) =>
    toChecked(file, (byFile.get(file) ?? []).map(toFileFault)),
  );
}
