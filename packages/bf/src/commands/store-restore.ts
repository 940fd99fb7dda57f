import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type OrganisationConfig, readOrganisation } from "@biometricflow/config/organisation";
import { badUsage, type Command } from "../command.ts";
import { choosePlaces } from "../place-backup/choose-places.ts";
import { isPlaceBackup } from "../place-backup/manifest.ts";
import { type RestoredPlaces, restorePlaces } from "../place-backup/restore-places.ts";
import { type Restored, restoreData } from "../restore/restore-data.ts";

/** `bf store restore DIR FROM`: of whole data folders, and of backups of places. */
export const storeRestore: Command = {
  name: "store restore",
  summary: "puts a backup in place of an organisation's data, or of the ledgers of its places",
  usage: `DIR FROM [--place PLACE] [--json]

  DIR      the organisation's folder
  FROM     a folder that \`bf store backup\` made, or a copy of the whole data folder, made while nothing wrote to it
  --place  one place of what \`bf store backup\` made; without it all that are in it
  --json   one JSON object

  Every restored ledger gets a new epoch, so that whoever follows it reads it anew, and its readers are read in full: what was
  punched since the backup comes from their logs.

  From a folder of \`bf store backup\` the ledgers alone are restored, after their sums and rows were checked. Those places must
  not run. Each former ledger stays beside the new one, until you delete it. With DATABASE_URL, as the places are started with
  it, they are restored into that database, each into a schema of its own.
  From a copy of the data folder everything is restored. The organisation must not run. Everybody signs in again; accounts and
  passwords are those of the backup, or of the database that has the directory: name it in DATABASE_URL, after its dump was put
  back. The former data are kept beside the data folder.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { place: { type: "string" }, json: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    const [dir, from, ...more] = positionals;
    if (dir === undefined || from === undefined || more.length > 0) throw badUsage("DIR and FROM are wanted");
    const organisation = readOrganisation(dir);
    if (isPlaceBackup(from)) return restoreLedgers(organisation, from, values);
    if (values.place !== undefined) throw badUsage("--place chooses of what `bf store backup` made");
    const restored = await restoreData(organisation, resolve(from), new Date());
    const { dataDir } = organisation;
    process.stdout.write(values.json ? `${JSON.stringify({ dataDir, ...restored })}\n` : toText(dataDir, restored));
    return 0;
  },
};

async function restoreLedgers(
  organisation: OrganisationConfig,
  from: string,
  { place, json }: { readonly place?: string | undefined; readonly json: boolean },
): Promise<number> {
  const restored = await restorePlaces(organisation, resolve(from), choosePlaces(organisation, place), new Date());
  process.stdout.write(json ? `${JSON.stringify(restored)}\n` : toLedgerText(restored));
  return 0;
}

function toLedgerText({ madeAt, places }: RestoredPlaces): string {
  const lines = places.flatMap(({ id, rows, former }) => [
    `${id}: ${rows} rows of ${madeAt}, a new epoch\n`,
    ...(former === undefined ? [] : [`${id}: the former ledger lies in ${former}: delete it when all is well\n`]),
  ]);
  return `${lines.join("")}start the places: they read their readers in full\n`;
}

function toText(dataDir: string, { places, missing, former }: Restored): string {
  return [
    ...places.map(({ id, rows }) => `${id}: ${rows} rows, a new epoch\n`),
    ...missing.map((id) => `${id}: not in the backup; it begins empty\n`),
    `restored ${dataDir}; everybody signs in again, with the accounts and passwords of the backup\n`,
    ...(former === undefined ? [] : [`the former data lie in ${former}: delete them when all is well\n`]),
  ].join("");
}
