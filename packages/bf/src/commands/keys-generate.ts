import { parseArgs } from "node:util";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { readOrganisation } from "@biometricflow/config/organisation";
import { makeOrganisationKeys } from "@biometricflow/service/identity/organisation-keys";
import type { Command } from "../command.ts";

/** `bf keys generate [--config DIR]`: never prints a key, never replaces one. */
export const keysGenerate: Command = {
  name: "keys generate",
  summary: "makes the keys an organisation needs and names their files",
  usage: "[--config DIR]\n\n  --config  the organisation's folder, default config",
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: { config: { type: "string", default: "config" } } });
    const { dataDir, identityKeyFile } = readOrganisation(values.config);
    const paths = toDataPaths(dataDir);
    makeOrganisationKeys(dataDir, identityKeyFile, paths);
    for (const file of [identityKeyFile, paths.directoryKey, paths.routerKey, paths.routerJwks])
      process.stdout.write(`${file}\n`);
    return 0;
  },
};
