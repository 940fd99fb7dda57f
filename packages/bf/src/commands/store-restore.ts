import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readOrganisation } from "@biometricflow/config/organisation";
import { badUsage, type Command } from "../command.ts";
import { type Restored, restoreData } from "../restore/restore-data.ts";

/** `bf store restore DIR FROM`. */
export const storeRestore: Command = {
  name: "store restore",
  summary: "puts a backup in place of an organisation's data",
  usage: `DIR FROM [--json]

  DIR     the organisation's folder
  FROM    the backup: a copy of its whole data folder, made while it was stopped
  --json  one JSON object

  The organisation must not run. Every ledger gets a new epoch, so that whoever follows it reads it anew. Everybody signs
  in again; accounts and passwords are those of the backup. The former data are kept beside the data folder.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    const [dir, from, ...more] = positionals;
    if (dir === undefined || from === undefined || more.length > 0) throw badUsage("DIR and FROM are wanted");
    const organisation = readOrganisation(dir);
    const restored = await restoreData(organisation, resolve(from), new Date());
    const { dataDir } = organisation;
    process.stdout.write(values.json ? `${JSON.stringify({ dataDir, ...restored })}\n` : toText(dataDir, restored));
    return 0;
  },
};

function toText(dataDir: string, { places, missing, former }: Restored): string {
  return [
    ...places.map(({ id, rows }) => `${id}: ${rows} rows, a new epoch\n`),
    ...missing.map((id) => `${id}: not in the backup; it begins empty\n`),
    `restored ${dataDir}; everybody signs in again, with the accounts and passwords of the backup\n`,
    ...(former === undefined ? [] : [`the former data lie in ${former}: delete them when all is well\n`]),
  ].join("");
}
