import { parseArgs } from "node:util";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { readOrganisation } from "@biometricflow/config/organisation";
import { prepareData } from "./supervisor/prepare-data.ts";

/**
 * `bf keys generate [--config DIR]`: makes the keys an organisation needs and names their files; never prints a key,
 * never replaces one.
 *
 * @throws {ConfigError} when the organisation folder is at fault.
 */
export async function generateKeys(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { config: { type: "string", default: "config" } } });
  const { dataDir, identityKeyFile } = readOrganisation(values.config);
  const paths = toDataPaths(dataDir);
  prepareData(dataDir, identityKeyFile, paths);
  for (const file of [identityKeyFile, paths.directoryKey, paths.routerKey, paths.routerJwks])
    process.stdout.write(`${file}\n`);
  return 0;
}
